// compare.json: everything that the comparison says, nothing cut.

#include "render/comparison_words.h"
#include "render/json_comparison_data.h"
#include "render/json_parts.h"

namespace dyetrace {
namespace {

using json::Object;
using json::writePlace;
using json::Writer;

constexpr int kComparisonVersion = 1;

void writeModelSide(Writer& out, const Product& product) {
  const Object object(out);
  out.member("title", product.title);
  out.list("files", product.files, json::writeFile);
}

// --- drawing

void writeProperty(Writer& out, const PropertyChange& change) {
  const Object object(out);
  out.member("name", change.name);
  out.member("before", change.before);
  out.member("after", change.after);
}

void writeThingSide(Writer& out, const Product& product, const ThingSide& side, bool absent) {
  if (absent) return out.null();
  const Object object(out);
  out.member("key", side.key);
  out.member("title", side.title);
  out.member("place", writePlace, product, side.where);
}

void writeThingChange(Writer& out, const Compared& compared, const ThingChange& change) {
  const bool added = change.kind == ChangeKind::added;
  const bool removed = change.kind == ChangeKind::removed;
  const Object object(out);
  out.member("change", changeKindName(change.kind));
  out.member("thing", thingKindName(change.thing));
  out.member("word", change.word);
  out.member("before", writeThingSide, compared.before.product, change.before, added);
  out.member("after", writeThingSide, compared.after.product, change.after, removed);
  out.member("renamed", change.renamed());
  out.member("moved", change.moved());
  out.list("properties", change.properties, writeProperty);
}

void writeWritten(Writer& out, const Product& product, const WrittenThing& thing) {
  out.member("id", thing.id);
  out.member("type", thing.type);
  out.member("name", thing.name);
  out.member("place", writePlace, product, thing.where);
}

void writeWrittenThing(Writer& out, const Product& product, const WrittenThing& thing) {
  const Object object(out);
  writeWritten(out, product, thing);
}

void writeElementChange(Writer& out, const Product& after, const ElementChange& change) {
  const Object object(out);
  writeWritten(out, after, change.after);
  out.member("idBefore", change.before.id);
  out.list("properties", change.properties, writeProperty);
}

void writeNewId(Writer& out, const NewId& each) {
  const Object object(out);
  out.member("before", each.before.id);
  out.member("after", each.after.id);
  out.member("type", each.after.type);
  out.member("reason", matchReasonWords(each.reason));
  out.member("confidence", confidenceOf(each.reason));
}

void writeElements(Writer& out, const Compared& compared, const ElementChanges& changes) {
  const Product& after = compared.after.product;
  const Object object(out);
  out.list("added", changes.added, writeWrittenThing, after);
  out.list("removed", changes.removed, writeWrittenThing, compared.before.product);
  out.list("changed", changes.changed, writeElementChange, after);
  out.list("layoutChanged", changes.layoutChanged, writeWrittenThing, after);
  out.list("newIds", changes.newIds, writeNewId);
}

void writeEdge(Writer& out, const EdgeEnds& edge) {
  const Object object(out);
  out.member("kind", edge.kind);
  out.member("from", edge.from);
  out.member("to", edge.to);
}

void writeEdgesApart(Writer& out, const EdgesApart& apart) {
  const Object object(out);
  out.list("added", apart.added, writeEdge);
  out.list("removed", apart.removed, writeEdge);
}

void writeEdges(Writer& out, const EdgeChanges& changes) {
  const Object object(out);
  out.member("matched", writeEdgesApart, changes.matched);
  out.member("byId", writeEdgesApart, changes.byId);
  out.member("byName", writeEdgesApart, changes.byName);
}

void writeDrawing(Writer& out, const Compared& compared) {
  const DrawingChanges& changes = compared.comparison.drawing;
  const Object object(out);
  out.list("things", changes.things, writeThingChange, compared);
  out.member("elements", writeElements, compared, changes.elements);
  out.member("edges", writeEdges, changes.edges);
}

// --- findings

std::optional<std::string_view> severityIn(const ComparedModel& model,
                                           const std::optional<std::size_t>& index) {
  if (!index) return std::nullopt;
  return severityName(model.reviewed.review.findings[*index].severity.result);
}

void writeFate(Writer& out, const Compared& compared, const FindingChange& change) {
  const Finding& finding = words::findingOf(compared, change);
  out.member("fate", findingFateName(change.fate));
  out.member("id", finding.id);
  out.member("rule", finding.rule);
  out.member("sentence", finding.sentence);
  out.member("severityBefore", severityIn(compared.before, change.before));
  out.member("severityAfter", severityIn(compared.after, change.after));
}

void writeFindingChange(Writer& out, const Compared& compared, const FindingChange& change) {
  const Object object(out);
  writeFate(out, compared, change);
}

void writeAcceptedChange(Writer& out, const Compared& compared, const FindingChange& change) {
  const Object object(out);
  writeFate(out, compared, change);
  out.member("acceptance", json::writeAcceptance, words::findingOf(compared, change).acceptance);
}

// --- matching

template <class Things, class IdType>
void writeMatches(Writer& out, const char* what, const Things& before, const Things& after,
                  const Pairing<IdType>& pairing) {
  for (const IdType id : IdRange<IdType>(pairing.sizeBefore())) {
    const IdType partner = pairing.after(id);
    if (!partner.valid() || pairing.reason(id) == MatchReason::key) continue;
    const Object object(out);
    out.member("what", what);
    out.member("before", before[id].key);
    out.member("after", after[partner].key);
    out.member("reason", matchReasonWords(pairing.reason(id)));
    out.member("confidence", confidenceOf(pairing.reason(id)));
  }
}

void writeNotById(Writer& out, const Compared& compared) {
  const Product& before = compared.before.product;
  const Product& after = compared.after.product;
  const Matching& found = compared.comparison.matching;
  const json::List list(out);
  writeMatches(out, "zone", before.zones, after.zones, found.zones);
  writeMatches(out, "node", before.nodes, after.nodes, found.nodes);
  writeMatches(out, "flow", before.flows, after.flows, found.flows);
  writeMatches(out, "step", before.steps, after.steps, found.steps);
  writeMatches(out, "setting", before.settings, after.settings, found.settings);
}

void writeAmbiguous(Writer& out, const AmbiguousMatch& match) {
  const Object object(out);
  out.member("what", match.what);
  out.member("name", match.name);
  out.member("before", match.before);
  out.member("after", match.after);
  out.member("paired", match.paired);
}

void writeMatching(Writer& out, const Compared& compared) {
  const Object object(out);
  out.member("notById", writeNotById, compared);
  out.list("ambiguous", compared.comparison.matching.ambiguous, writeAmbiguous);
}

void writeComparison(Writer& out, const Compared& compared) {
  const ModelComparison& comparison = compared.comparison;
  const Object object(out);
  out.member("format", "dyetrace-comparison");
  out.member("version", kComparisonVersion);
  out.member("before", writeModelSide, compared.before.product);
  out.member("after", writeModelSide, compared.after.product);
  out.member("worse", comparison.worse());
  out.member("summary", words::drawingSummary(comparison));
  out.member("drawing", writeDrawing, compared);
  out.member("data", json::writeData, compared);
  out.list("findings", comparison.findings.all, writeFindingChange, compared);
  out.list("accepted", comparison.findings.accepted, writeAcceptedChange, compared);
  out.member("matching", writeMatching, compared);
}

}  // namespace

std::string comparisonToJson(const Compared& compared) {
  Writer out;
  writeComparison(out, compared);
  return out.text();
}

}  // namespace dyetrace
