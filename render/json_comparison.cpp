// compare.json: everything that the comparison says, nothing cut.

#include <fmt/format.h>

#include "render/comparison_words.h"
#include "render/json_comparison_data.h"
#include "render/json_parts.h"

namespace dyetrace {
namespace {

using json::Json;
using json::placeOf;

constexpr int kComparisonVersion = 1;

template <class Items, class ToJson>
Json listOf(const Items& items, ToJson toJson) {
  Json all = Json::array();
  for (const auto& item : items) all.push_back(toJson(item));
  return all;
}

Json valueOf(const std::optional<std::string>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json propertiesOf(const std::vector<PropertyChange>& properties) {
  return listOf(properties, [](const PropertyChange& each) {
    return Json{
        {"name", each.name}, {"before", valueOf(each.before)}, {"after", valueOf(each.after)}};
  });
}

class JsonComparison {
 public:
  explicit JsonComparison(const Compared& compared)
      : before_(compared.before.product),
        after_(compared.after.product),
        compared_(compared),
        comparison_(compared.comparison) {}

  std::string written() const {
    const Json json = {{"format", "dyetrace-comparison"},
                       {"version", kComparisonVersion},
                       {"before", modelOf(before_)},
                       {"after", modelOf(after_)},
                       {"worse", comparison_.worse()},
                       {"summary", words::drawingSummary(comparison_)},
                       {"drawing", drawing()},
                       {"data", json::dataOf(compared_)},
                       {"findings", findings(comparison_.findings.all)},
                       {"accepted", accepted()},
                       {"matching", matching()}};
    return json::written(json);
  }

 private:
  static Json modelOf(const Product& product) {
    return {{"title", product.title}, {"files", json::filesOf(product)}};
  }

  // --- drawing

  Json drawing() const {
    const DrawingChanges& changes = comparison_.drawing;
    return {{"things",
             listOf(changes.things, [&](const ThingChange& change) { return thingOf(change); })},
            {"elements", elements(changes.elements)},
            {"edges", edges(changes.edges)}};
  }

  static Json sideOf(const Product& product, const ThingSide& side) {
    return {{"key", side.key}, {"title", side.title}, {"place", placeOf(product, side.where)}};
  }

  Json thingOf(const ThingChange& change) const {
    const bool added = change.kind == ChangeKind::added;
    const bool removed = change.kind == ChangeKind::removed;
    return {{"change", changeKindName(change.kind)},
            {"thing", thingKindName(change.thing)},
            {"word", change.word},
            {"before", added ? Json(nullptr) : sideOf(before_, change.before)},
            {"after", removed ? Json(nullptr) : sideOf(after_, change.after)},
            {"renamed", change.renamed()},
            {"moved", change.moved()},
            {"properties", propertiesOf(change.properties)}};
  }

  static Json writtenThing(const Product& product, const WrittenThing& thing) {
    return {{"id", thing.id},
            {"type", thing.type},
            {"name", thing.name},
            {"place", placeOf(product, thing.where)}};
  }

  Json writtenThings(const Product& product, const std::vector<WrittenThing>& things) const {
    return listOf(things, [&](const WrittenThing& thing) { return writtenThing(product, thing); });
  }

  Json elements(const ElementChanges& changes) const {
    const auto changed = [&](const ElementChange& change) {
      Json json = writtenThing(after_, change.after);
      json["idBefore"] = change.before.id;
      json["properties"] = propertiesOf(change.properties);
      return json;
    };
    const auto newId = [&](const NewId& each) {
      return Json{{"before", each.before.id},
                  {"after", each.after.id},
                  {"type", each.after.type},
                  {"reason", matchReasonWords(each.reason)},
                  {"confidence", confidenceOf(each.reason)}};
    };
    return {{"added", writtenThings(after_, changes.added)},
            {"removed", writtenThings(before_, changes.removed)},
            {"changed", listOf(changes.changed, changed)},
            {"layoutChanged", writtenThings(after_, changes.layoutChanged)},
            {"newIds", listOf(changes.newIds, newId)}};
  }

  static Json edges(const EdgeChanges& changes) {
    const auto ends = [](const EdgeEnds& edge) {
      return Json{{"kind", edge.kind}, {"from", edge.from}, {"to", edge.to}};
    };
    const auto apart = [&](const EdgesApart& each) {
      return Json{{"added", listOf(each.added, ends)}, {"removed", listOf(each.removed, ends)}};
    };
    return {{"matched", apart(changes.matched)},
            {"byId", apart(changes.byId)},
            {"byName", apart(changes.byName)}};
  }

  // --- findings

  Json severityOf(const ComparedModel& model, const std::optional<std::size_t>& index) const {
    if (!index) return nullptr;
    return severityName(model.reviewed.review.findings[*index].severity.result);
  }

  Json findingOf(const FindingChange& change) const {
    const Finding& finding = words::findingOf(compared_, change);
    return {{"fate", findingFateName(change.fate)},
            {"id", finding.id},
            {"rule", finding.rule},
            {"sentence", finding.sentence},
            {"severityBefore", severityOf(compared_.before, change.before)},
            {"severityAfter", severityOf(compared_.after, change.after)}};
  }

  Json findings(const std::vector<FindingChange>& changes) const {
    return listOf(changes, [&](const FindingChange& change) { return findingOf(change); });
  }

  Json accepted() const {
    return listOf(comparison_.findings.accepted, [&](const FindingChange& change) {
      Json json = findingOf(change);
      json["acceptance"] = json::acceptanceOf(words::findingOf(compared_, change).acceptance);
      return json;
    });
  }

  // --- matching

  template <class Things, class IdType>
  static void addMatches(Json& all, const char* what, const Things& before, const Things& after,
                         const Pairing<IdType>& pairing) {
    for (const IdType id : IdRange<IdType>(pairing.sizeBefore())) {
      const IdType partner = pairing.after(id);
      if (!partner.valid() || pairing.reason(id) == MatchReason::key) continue;
      all.push_back({{"what", what},
                     {"before", before[id].key},
                     {"after", after[partner].key},
                     {"reason", matchReasonWords(pairing.reason(id))},
                     {"confidence", confidenceOf(pairing.reason(id))}});
    }
  }

  Json matching() const {
    Json notById = Json::array();
    const Matching& found = comparison_.matching;
    addMatches(notById, "zone", before_.zones, after_.zones, found.zones);
    addMatches(notById, "node", before_.nodes, after_.nodes, found.nodes);
    addMatches(notById, "flow", before_.flows, after_.flows, found.flows);
    addMatches(notById, "step", before_.steps, after_.steps, found.steps);
    addMatches(notById, "setting", before_.settings, after_.settings, found.settings);
    const auto ambiguous = [](const AmbiguousMatch& each) {
      return Json{{"what", each.what},
                  {"name", each.name},
                  {"before", each.before},
                  {"after", each.after},
                  {"paired", each.paired}};
    };
    return {{"notById", std::move(notById)}, {"ambiguous", listOf(found.ambiguous, ambiguous)}};
  }

  const Product& before_;
  const Product& after_;
  const Compared& compared_;
  const ModelComparison& comparison_;
};

}  // namespace

std::string comparisonToJson(const Compared& compared) {
  return JsonComparison(compared).written();
}

}  // namespace dyetrace
