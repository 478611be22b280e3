#include "render/json_comparison_data.h"

#include "render/comparison_data.h"

namespace dyetrace::json {
namespace {

Json sideOf(const Product& product, const ExposureSide& side) {
  Json json = {{"possible", side.possible},
               {"onByDefault", side.onByDefault},
               {"byDefaultFor", side.byDefault},
               {"shareOfPeople", side.shareOfPeople},
               {"condition", side.condition}};
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

Json exposureOf(const Compared& compared, const ExposureChange& change) {
  return {{"change", change.words()},
          {"before", sideOf(compared.before.product, change.before)},
          {"after", sideOf(compared.after.product, change.after)},
          {"relation", relationName(change.relation)},
          {"relationAtAnyOption", relationName(change.relationAtAnyOption)},
          {"newlyOnFor", change.newlyOnFor},
          {"worse", change.worse()}};
}

Json choicesOf(const Compared& compared) {
  const ChoicesMade& choices = compared.comparison.data.choices;
  const Product& after = compared.after.product;
  Json exposures = Json::array();
  for (const ChoiceExposure& each : choices.exposures) {
    exposures.push_back({{"place", after.nodes[each.place].key},
                         {"label", keyOf(after, each.label)},
                         {"count", each.count.exact},
                         {"optedOut", each.optedOut},
                         {"example", each.example},
                         {"newSettings", each.settings}});
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
  json["exposures"] = Json::array();
  for (const ExposureChange& each : data.exposures)
    json["exposures"].push_back(exposureOf(compared, each));
  json["flows"] = Json::array();
  for (const ExposureChange& each : data.flows) json["flows"].push_back(exposureOf(compared, each));
  json["answers"] = Json::array();
  for (const LaunchAnswer& each : data.answers) json["answers"].push_back(answerOf(compared, each));
  json["choices"] = choicesOf(compared);
  return json;
}

}  // namespace dyetrace::json
