#include "importers/bpmn/overview.h"

#include <map>
#include <set>

#include "model/names.h"

namespace dyetrace::bpmn {

namespace {

bool drawsAnything(const Document& document) {
  for (std::size_t index = 0; index < document.size(); ++index) {
    const Tag tag = document.tag(ElementId(index));
    if (isFlowNode(tag) || tag == Tag::participant || tag == Tag::choreographyTask) return true;
  }
  return false;
}

struct Named {
  std::string name;
  Location where;
};

void reportOne(Reading& reading, std::string_view what, const std::vector<Named>& places) {
  std::set<FileId> files;
  for (const Named& place : places) files.insert(place.where.file);
  if (files.size() < 2) return;
  Diagnostic diagnostic;
  diagnostic.level = Level::note;
  diagnostic.code = "bpmn/equal-names";
  diagnostic.message = "several files have a " + std::string(what) + " named `" +
                       places.front().name + "`; they are not joined";
  diagnostic.where = places.front().where;
  diagnostic.advice =
      what == "store" ? "To join them, give both a dataStore with the same id and the same name."
                      : "To join them, put them into one file or send the same message by id.";
  for (std::size_t index = 1; index < places.size(); ++index) {
    diagnostic.remarks.push_back({places[index].where, "also here"});
  }
  reading.drawing.diagnostics.push_back(std::move(diagnostic));
}

}  // namespace

void reportUndrawnData(Reading& reading) {
  std::set<FileId> drawing;
  for (const DrawnEdge& edge : reading.product().drawn) drawing.insert(edge.where.file);
  for (const auto& source : reading.sources) {
    const FileId file = source->document.file();
    if (drawing.contains(file) || !drawsAnything(source->document)) continue;
    Location where;
    where.file = file;
    where.line = 1;
    reading.report(
        Level::warning, "bpmn/no-data-drawn",
        "this diagram draws no data flow, so nothing can be said about where data goes "
        "(which is not the same as no risk); it takes data objects or stores joined to "
        "tasks by data associations, or message flows between pools",
        where,
        "Run `dyetrace suggest` for a start, or `--implied` to follow what pools receive "
        "along the sequence flows.");
  }
}

void reportEqualNames(Reading& reading) {
  if (reading.sources.size() < 2) return;
  std::map<std::string, std::vector<Named>> stores;
  std::map<std::string, std::vector<Named>> parties;
  const Product& product = reading.product();
  for (const Node& node : product.nodes) {
    if (node.name.empty()) continue;
    if (node.kind == NodeKind::store) {
      stores[foldName(node.name)].push_back({node.name, node.where});
    } else if (node.kind == NodeKind::external && node.shape == "participant") {
      parties[foldName(node.name)].push_back({node.name, node.where});
    }
  }
  for (const Zone& zone : product.zones) {
    if (zone.kind == ZoneKind::pool && !zone.name.empty()) {
      parties[foldName(zone.name)].push_back({zone.name, zone.where});
    }
  }
  for (const auto& [name, places] : stores) reportOne(reading, "store", places);
  for (const auto& [name, places] : parties) reportOne(reading, "party", places);
}

}  // namespace dyetrace::bpmn
