#include "render/comparison_picture.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "render/comparison_words.h"
#include "render/picture_builder.h"
#include "render/picture_select.h"
#include "render/picture_words.h"
#include "render/text_road.h"

namespace dyetrace {
namespace {

constexpr std::size_t kLabelView = 30;
constexpr std::size_t kSettingsTold = 3;

/// What both diagrams are made of, with what became of each thing, by the ids of the pictures.
class Union {
 public:
  explicit Union(const Compared& compared)
      : compared_(compared),
        matching_(compared.comparison.matching),
        before_(compared.before.product),
        after_(compared.after.product) {}

  Diagram draw() {
    noteChanged();
    noteData();
    select();
    Diagram old = buildDiagram(before_, compared_.before.reviewed, selectedBefore_);
    Diagram now = buildDiagram(after_, compared_.after.reviewed, selectedAfter_);
    noteIds();
    collectMembers(now.zones, now.nodes);
    markAll(now.zones, now.nodes);
    addRemoved(old.zones, old.nodes, {}, now);
    mergeEdges(old, now);
    describe(now);
    return now;
  }

 private:
  // --- what to show

  void noteChanged() {
    for (const ThingChange& change : compared_.comparison.drawing.things) {
      if (change.kind == ChangeKind::removed) continue;
      const Change became = change.kind == ChangeKind::added ? Change::added : Change::changed;
      if (change.thing == ThingKind::node) nodes_[NodeId(change.indexAfter)] = became;
      if (change.thing == ThingKind::flow) flows_[FlowId(change.indexAfter)] = became;
      if (change.thing == ThingKind::zone) zones_[ZoneId(change.indexAfter)] = became;
    }
  }

  void noteData() {
    for (const ExposureChange change : compared_.comparison.data.exposures) {
      const NodeId place = change.after.place;
      if (!place.valid() || !matching_.before(place).valid()) continue;
      const std::string id = svgIdFor("node_", after_.nodes[place].key);
      if (change.judged.newlyPossible()) came_[id].insert(chipWordsOf(after_, change.after.label));
      if (change.judged.noLongerPossible())
        went_[id].insert(chipWordsOf(before_, change.before.label));
    }
  }

  void select() {
    selectedBefore_ = selectAll(before_);
    selectedAfter_ = selectAll(after_);
    if (std::max(before_.nodes.size(), after_.nodes.size()) <= kMapView) return;
    selectedAfter_.nodes = touchedAfter();
    selectedBefore_.nodes = touchedBefore();
    selectedBefore_.mergeParallel = selectedAfter_.mergeParallel = true;
  }

  std::set<NodeId> touchedAfter() const {
    std::set<NodeId> touched;
    for (const auto& [node, change] : nodes_) touched.insert(node);
    for (const auto& [id, change] : flows_) {
      touched.insert(after_.flows[id].from);
      touched.insert(after_.flows[id].to);
    }
    for (const FlowId id : before_.flows.ids()) {
      if (matching_.after(id).valid()) continue;
      for (const NodeId end : {before_.flows[id].from, before_.flows[id].to}) {
        if (matching_.after(end).valid()) touched.insert(matching_.after(end));
      }
    }
    return firstOf(touched);
  }

  std::set<NodeId> touchedBefore() const {
    std::set<NodeId> touched;
    for (const NodeId node : before_.nodes.ids()) {
      const NodeId now = matching_.after(node);
      if (!now.valid() || selectedAfter_.nodes.contains(now)) touched.insert(node);
    }
    return firstOf(touched);
  }

  static std::set<NodeId> firstOf(const std::set<NodeId>& nodes) {
    std::set<NodeId> first;
    for (const NodeId node : nodes) {
      if (first.size() < kMapView) first.insert(node);
    }
    return first;
  }

  // --- ids

  void noteIds() {
    for (const NodeId id : after_.nodes.ids()) {
      changeOf_[svgIdFor("node_", after_.nodes[id].key)] = became(nodes_, id);
    }
    for (const ZoneId id : after_.zones.ids()) {
      changeOf_[svgIdFor("zone_", after_.zones[id].key)] = became(zones_, id);
    }
    for (const FlowId id : after_.flows.ids()) {
      changeOf_[svgIdFor("edge_", after_.flows[id].key)] = became(flows_, id);
    }
    for (const NodeId id : before_.nodes.ids()) {
      notePartner("node_", before_.nodes, after_.nodes, id);
    }
    for (const ZoneId id : before_.zones.ids()) {
      notePartner("zone_", before_.zones, after_.zones, id);
    }
    for (const FlowId id : before_.flows.ids()) {
      notePartner("edge_", before_.flows, after_.flows, id);
    }
  }

  template <class Changes, class IdType>
  static Change became(const Changes& changes, IdType id) {
    const auto found = changes.find(id);
    return found == changes.end() ? Change::same : found->second;
  }

  template <class Things, class IdType>
  void notePartner(const char* prefix, const Things& old, const Things& now, IdType id) {
    const IdType partner = matching_.after(id);
    if (partner.valid()) {
      partners_[svgIdFor(prefix, old[id].key)] = svgIdFor(prefix, now[partner].key);
    }
  }

  /// The id in the picture of something that was there before; its own if it is gone.
  std::string now(const std::string& id) const {
    const auto found = partners_.find(id);
    if (found != partners_.end()) return found->second;
    return changeOf_.contains(id) ? id + "-before" : id;
  }
  bool isGone(const std::string& id) const { return !partners_.contains(id) && !isOutside(id); }
  /// The areas for parties outside every zone are the same in all pictures.
  static bool isOutside(const std::string& id) { return id.starts_with("zone_outside-"); }

  // --- marking what is there after

  void markAll(std::vector<DiagramZone>& zones, std::vector<DiagramNode>& nodes) {
    for (DiagramZone& zone : zones) {
      const Change change = changeOf(zone.id);
      zone.change = change == Change::same ? Change::none : change;
      markAll(zone.zones, zone.nodes);
    }
    for (DiagramNode& node : nodes) {
      node.change = changeOf(node.id);
      node.emphasis = Emphasis::plain;
      markChips(node);
    }
  }

  /// At places that were there before: `+ precise location` came, `- precise location` went.
  void markChips(DiagramNode& node) {
    const std::set<std::string>& came = came_[node.id];
    const auto old =
        std::stable_partition(node.chips.begin(), node.chips.end(),
                              [&](const Chip& chip) { return came.contains(chip.text); });
    for (auto chip = node.chips.begin(); chip != old; ++chip) chip->text = "+ " + chip->text;
    std::vector<Chip> gone;
    for (const std::string& words : went_[node.id]) gone.push_back({"- " + words});
    node.chips.insert(node.chips.begin(), gone.begin(), gone.end());
  }

  Change changeOf(const std::string& id) const {
    const auto found = changeOf_.find(id);
    return found == changeOf_.end() ? Change::same : found->second;
  }

  void collectMembers(const std::vector<DiagramZone>& zones,
                      const std::vector<DiagramNode>& nodes) {
    for (const DiagramNode& node : nodes) drawn_.insert(node.id);
    for (const DiagramZone& zone : zones) {
      drawn_.insert(zone.id);
      collectMembers(zone.zones, zone.nodes);
    }
  }

  // --- what is gone stands where it stood

  void addRemoved(std::vector<DiagramZone>& zones, std::vector<DiagramNode>& nodes,
                  const std::string& around, Diagram& diagram) {
    for (DiagramZone& zone : zones) {
      const std::string id = now(zone.id);
      if (!drawn_.contains(id)) addZone(zone, id, around, diagram);
      addRemoved(zone.zones, zone.nodes, id, diagram);
    }
    for (DiagramNode& node : nodes) {
      if (!isGone(node.id)) continue;
      node.id = now(node.id);
      node.change = Change::removed;
      node.emphasis = Emphasis::plain;
      node.guard.clear();
      drawn_.insert(node.id);
      DiagramZone* zone = findZone(diagram.zones, around);
      (zone == nullptr ? diagram.nodes : zone->nodes).push_back(node);
    }
  }

  /// Areas that hold nothing any more are drawn only for what was in them.
  void addZone(const DiagramZone& zone, const std::string& id, const std::string& around,
               Diagram& diagram) {
    DiagramZone copy = zone;
    copy.id = id;
    copy.zones.clear();
    copy.nodes.clear();
    copy.change = isGone(zone.id) ? Change::removed : Change::none;
    drawn_.insert(id);
    DiagramZone* outer = findZone(diagram.zones, around);
    (outer == nullptr ? diagram.zones : outer->zones).push_back(std::move(copy));
  }

  static DiagramZone* findZone(std::vector<DiagramZone>& zones, const std::string& id) {
    for (DiagramZone& zone : zones) {
      if (zone.id == id) return &zone;
      if (DiagramZone* inner = findZone(zone.zones, id)) return inner;
    }
    return nullptr;
  }

  void mergeEdges(const Diagram& old, Diagram& diagram) {
    for (DiagramEdge& edge : diagram.edges) edge.change = changeOf(edge.id);
    for (DiagramEdge edge : old.edges) {
      if (partners_.contains(edge.id)) continue;
      edge.id = now(edge.id);
      edge.from = now(edge.from);
      edge.to = now(edge.to);
      edge.change = Change::removed;
      edge.guard.clear();
      diagram.edges.push_back(std::move(edge));
    }
  }

  // --- words

  void describe(Diagram& diagram) const {
    diagram.title = fmt::format("{} → {}", words::name(before_.title), words::name(after_.title));
    diagram.sentence = words::sentenceCase(words::drawingSummary(compared_.comparison)) +
                       "; findings: " + words::findingSummary(compared_.comparison.findings) + ".";
    diagram.remark = settingsTold();
    const std::size_t all = after_.nodes.size();
    if (selectedAfter_.nodes.size() < all) {
      diagram.remark += fmt::format("{}{} not shown.", diagram.remark.empty() ? "" : " ",
                                    words::counted(all - selectedAfter_.nodes.size(),
                                                   "unchanged system", "unchanged systems"));
    }
    diagram.leftToRight = drawn_.size() <= 2 * kLabelView;
    diagram.edgeLabels = selectedAfter_.nodes.size() <= kLabelView;
  }

  std::string settingsTold() const {
    std::vector<std::string> told;
    for (const ThingChange& change : compared_.comparison.drawing.things) {
      if (change.thing != ThingKind::setting) continue;
      const bool gone = change.kind == ChangeKind::removed;
      std::string text = fmt::format("{} {} {}", told.empty() ? "Setting" : "setting",
                                     words::name(gone ? change.before.title : change.after.title),
                                     changeKindName(change.kind));
      for (const PropertyChange& each : change.properties) {
        if (each.name != "default") continue;
        text += fmt::format(" (default {} → {})", words::name(each.before.value_or("none")),
                            words::name(each.after.value_or("none")));
      }
      told.push_back(std::move(text));
    }
    return told.empty() ? "" : words::listed(told, kSettingsTold) + ".";
  }

  const Compared& compared_;
  const Matching& matching_;
  const Product& before_;
  const Product& after_;
  std::map<NodeId, Change> nodes_;
  std::map<FlowId, Change> flows_;
  std::map<ZoneId, Change> zones_;
  std::map<std::string, std::set<std::string>> came_;  ///< Words of labels, by id of the place.
  std::map<std::string, std::set<std::string>> went_;
  Selection selectedBefore_;
  Selection selectedAfter_;
  std::map<std::string, Change> changeOf_;       ///< By id in the picture after.
  std::map<std::string, std::string> partners_;  ///< From ids before to ids after.
  std::set<std::string> drawn_;
};

}  // namespace

Diagram comparisonDiagram(const Compared& compared) {
  return Union(compared).draw();
}

}  // namespace dyetrace
