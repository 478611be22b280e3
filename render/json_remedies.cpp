#include "render/json_remedies.h"

namespace dyetrace::json {
namespace {

Json changeOf(const Product& product, const RemedyChange& change) {
  return {{"kind", change.kind},
          {"element", change.element},
          {"sentence", change.sentence},
          {"cost", change.cost},
          {"place", placeOf(product, change.where)}};
}

Json remedyOf(const Product& product, const Remedy& remedy) {
  Json changes = Json::array();
  for (const RemedyChange& change : remedy.changes) changes.push_back(changeOf(product, change));
  return {{"changes", std::move(changes)}, {"cost", remedy.cost},
          {"removes", remedy.removes},     {"eases", remedy.eases},
          {"appears", remedy.appears},     {"newQuestions", remedy.questions},
          {"loses", remedy.loses}};
}

}  // namespace

Json remediesOf(const Product& product, const Remedies& remedies) {
  if (!remedies.searched) return nullptr;
  Json all = Json::array();
  for (const Remedy& remedy : remedies.all) all.push_back(remedyOf(product, remedy));
  Json findings = Json::array();
  for (const FindingRemedies& entry : remedies.findings) {
    findings.push_back(
        {{"finding", entry.finding}, {"remedies", entry.remedies}, {"note", entry.note}});
  }
  return {{"all", std::move(all)},
          {"findings", std::move(findings)},
          {"notSearched", remedies.notSearched},
          {"requiredFlows", remedies.required},
          {"note", remedies.note}};
}

}  // namespace dyetrace::json
