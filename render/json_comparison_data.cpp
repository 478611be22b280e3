#include "render/json_comparison_data.h"

#include "render/comparison_data.h"
#include "render/exposure_words.h"

namespace dyetrace::json {
namespace {

using words::ExposureWords;

Json sideOf(const Product& product, ExposureWords& words, const ExposureSide& side) {
  Json json = {{"possible", side.possible},
               {"onByDefault", side.onByDefault()},
               {"byDefaultFor", words.byDefault(side)},
               {"shareOfPeople", side.shareOfPeople},
               {"condition", words.condition(side)}};
  if (!side.flow.empty()) {
    json["flow"] = side.flow;
  } else if (side.place.valid() && side.label.valid()) {
    json["place"] = product.nodes[side.place].key;
    json["label"] = keyOf(product, side.label);
  } else {
    return nullptr;
  }
  return json;
}

Json exposuresOf(const Compared& compared, const std::vector<ExposureChange>& changes) {
  ExposureWords before(compared.before);
  ExposureWords after(compared.after);
  Json list = Json::array();
  for (const ExposureChange& each : changes) {
    list.push_back({{"change", each.words()},
                    {"before", sideOf(compared.before.product, before, each.before)},
                    {"after", sideOf(compared.after.product, after, each.after)},
                    {"relation", relationName(each.relation)},
                    {"relationAtAnyOption", relationName(each.relationAtAnyOption)},
                    {"newlyOnFor", each.newlyOn() ? after.people(each.newlyOnFor) : ""},
                    {"worse", each.worse()}});
  }
  return list;
}

Json choicesOf(const Compared& compared) {
  const ChoicesMade& choices = compared.comparison.data.choices;
  const Product& after = compared.after.product;
  Json exposures = Json::array();
  for (const ChoiceExposure& each : choices.exposures) {
    Json json = {{"count", each.count.exact},
                 {"optedOut", each.optedOut},
                 {"example", each.example},
                 {"newSettings", each.settings}};
    if (each.flow.empty()) {
      json["place"] = after.nodes[each.place].key;
      json["label"] = keyOf(after, each.label);
    } else {
      json["flow"] = each.flow;
    }
    exposures.push_back(std::move(json));
  }
  return {{"of", choices.of.exact},
          {"sharingMore", choices.sharing.exact},
          {"notAllowedAfter", choices.invalid.exact},
          {"exposures", std::move(exposures)}};
}

Json evidenceOf(const Product& product, const std::vector<Evidence>& all) {
  Json list = Json::array();
  for (const Evidence& each : all)
    list.push_back({{"words", each.words}, {"place", describe(product, each.where)}});
  return list;
}

Json answerOf(const Compared& compared, const LaunchAnswer& answer) {
  return {{"rule", answer.rule},
          {"name", answer.name},
          {"severity", severityName(answer.severity)},
          {"sentence", answer.sentence},
          {"before", evidenceOf(compared.before.product, answer.before)},
          {"after", evidenceOf(compared.after.product, answer.after)}};
}

}  // namespace

Json dataOf(const Compared& compared) {
  const DataChanges& data = compared.comparison.data;
  Json json = {{"determined", data.determined}, {"paragraph", words::launchParagraph(compared)}};
  if (!data.determined) return json;
  json["exposures"] = exposuresOf(compared, data.exposures);
  json["flows"] = exposuresOf(compared, data.flows);
  json["answers"] = Json::array();
  for (const LaunchAnswer& each : data.answers) json["answers"].push_back(answerOf(compared, each));
  json["choices"] = choicesOf(compared);
  return json;
}

}  // namespace dyetrace::json
