#include "render/picture_builder.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "model/inherit.h"
#include "render/escape.h"
#include "render/picture_words.h"
#include "render/style.h"

namespace dyetrace {

namespace {

// Deeper zones are drawn as part of the one at this depth.
constexpr std::size_t kDeepestZone = 4;
constexpr std::size_t kLongestId = 60;
/// Of flows between the same two nodes; more become one line.
constexpr std::size_t kParallelFlows = 2;

std::uint32_t hashOf(std::string_view text) {
  // FNV-1a.
  std::uint32_t hash = 2166136261U;
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

std::set<LabelId> suggestedLabels(const Product& product) {
  std::set<LabelId> suggested;
  std::set<LabelId> confirmed;
  const auto note = [&](const LabelUse& use) {
    (use.suggested ? suggested : confirmed).insert(use.label);
  };
  for (const Facts& facts : product.facts) {
    for (const LabelUse& use : facts.data) note(use);
    for (const Derivation& derivation : facts.derives) note(derivation.to);
  }
  std::erase_if(suggested, [&](LabelId label) { return confirmed.contains(label); });
  return suggested;
}

Shape shapeOf(NodeKind kind) {
  switch (kind) {
    case NodeKind::person:
    case NodeKind::external:
      return Shape::party;
    case NodeKind::store:
      return Shape::store;
    case NodeKind::data:
      return Shape::data;
    case NodeKind::process:
      break;
  }
  return Shape::system;
}

Line lineOf(const Product& product, const Flow& flow) {
  if (flow.confidence == Confidence::implied) return Line::implied;
  if (flow.confidence == Confidence::inferred) return Line::inferred;
  return product.factsOf(flow).when.always() ? Line::flow : Line::guarded;
}

bool hasAnyData(const Reviewed& reviewed) {
  const FlowGraph& graph = reviewed.graph;
  return std::ranges::any_of(graph.vertices,
                             [](const Vertex& vertex) { return !vertex.starts.empty(); });
}

/// A zone for parties that stand outside every zone that is drawn.
struct Outside {
  std::string_view id;
  std::string_view name;
  std::string_view second;
};

std::optional<Outside> outsideOf(const Product& product, NodeId node) {
  const bool person = product.nodes[node].kind == NodeKind::person;
  switch (roleOf(product, node).value) {
    case Role::thirdParty:
      return Outside{"zone_outside-third-party", "Third party", "outside the organisation"};
    case Role::publicRole:
      return Outside{"zone_outside-public", "Public", "everyone"};
    case Role::otherUser:
      return Outside{"zone_outside-people", "Other people", "not the person concerned"};
    case Role::authority:
      return Outside{"zone_outside-authority", "Authority", ""};
    case Role::processor:
    case Role::subprocessor:
      if (person) return std::nullopt;
      return Outside{"zone_outside-processor", "Processor", "acts on instruction"};
    default:
      return std::nullopt;
  }
}

using EdgeKind = std::tuple<std::string, std::string, Line, std::string>;

class Builder {
 public:
  Builder(const Product& product, const Reviewed& reviewed, const Selection& selection)
      : product_(product),
        reviewed_(reviewed),
        selection_(selection),
        suggested_(suggestedLabels(product)),
        anyData_(hasAnyData(reviewed)) {}

  Diagram build() {
    collectZones();
    for (ZoneId zone : roots_) diagram_.zones.push_back(makeZone(zone));
    placeLoose();
    addEdges();
    return std::move(diagram_);
  }

 private:
  bool shown(NodeId node) const {
    return selection_.nodes.contains(node) && representative(node) == node;
  }
  NodeId representative(NodeId node) const {
    const auto found = selection_.bundled.find(node);
    return found == selection_.bundled.end() ? node : found->second;
  }

  // --- zones

  ZoneId zoneOf(NodeId node) const {
    const auto bundle = selection_.bundles.find(node);
    if (bundle != selection_.bundles.end()) return bundle->second.zone;
    const Node& facts = product_.nodes[node];
    return facts.zone.valid() || facts.groups.empty() ? facts.zone : facts.groups.front();
  }

  std::vector<ZoneId> chainOf(ZoneId zone) const {
    std::vector<ZoneId> chain;
    for (ZoneId at = zone; at.valid() && chain.size() <= product_.zones.size();
         at = product_.zones[at].parent) {
      chain.push_back(at);
    }
    std::ranges::reverse(chain);
    return chain;
  }

  void collectZones() {
    std::set<ZoneId> outermost;
    for (NodeId node : selection_.nodes) {
      if (!shown(node)) continue;
      const std::vector<ZoneId> chain = chainOf(zoneOf(node));
      if (!chain.empty()) outermost.insert(chain.front());
    }
    const ZoneId skipped = zoneNotWorthDrawing(outermost);
    for (NodeId node : selection_.nodes) {
      if (shown(node)) place(node, skipped);
    }
  }

  // A single process without a name says nothing that the title does not.
  ZoneId zoneNotWorthDrawing(const std::set<ZoneId>& outermost) const {
    if (outermost.size() != 1) return {};
    const Zone& zone = product_.zones[*outermost.begin()];
    const bool bare =
        zone.kind == ZoneKind::process && zone.name.empty() && secondLineOf(product_, zone).empty();
    return bare ? *outermost.begin() : ZoneId{};
  }

  void place(NodeId node, ZoneId skipped) {
    std::vector<ZoneId> chain = chainOf(zoneOf(node));
    std::erase(chain, skipped);
    if (chain.size() > kDeepestZone) chain.resize(kDeepestZone);
    if (chain.empty()) {
      loose_.push_back(node);
      return;
    }
    if (drawn_.insert(chain.front()).second) roots_.push_back(chain.front());
    for (std::size_t i = 1; i < chain.size(); ++i) {
      if (drawn_.insert(chain[i]).second) inner_[chain[i - 1]].push_back(chain[i]);
    }
    members_[chain.back()].push_back(node);
  }

  DiagramZone makeZone(ZoneId id) {
    const Zone& zone = product_.zones[id];
    DiagramZone made;
    made.id = svgIdFor("zone_", zone.key);
    made.name = nameOf(zone);
    made.second = secondLineOf(product_, zone);
    made.tone = toneOf(product_, id);
    for (ZoneId inner : inner_[id]) made.zones.push_back(makeZone(inner));
    for (NodeId node : members_[id]) made.nodes.push_back(makeNode(node));
    return made;
  }

  void placeLoose() {
    std::map<std::string, DiagramZone> outside;
    for (NodeId node : loose_) {
      const bool bundle = selection_.bundles.contains(node);
      const std::optional<Outside> zone = bundle ? std::nullopt : outsideOf(product_, node);
      if (!zone) {
        diagram_.nodes.push_back(makeNode(node));
        continue;
      }
      DiagramZone& made = outside[std::string(zone->id)];
      made.id = zone->id;
      made.name = zone->name;
      made.second = zone->second;
      made.tone = ZoneTone::thirdParty;
      made.nodes.push_back(makeNode(node));
    }
    for (auto& [id, zone] : outside) diagram_.zones.push_back(std::move(zone));
  }

  // --- nodes

  LabelSet labelsOf(NodeId node) const { return labelsAt(reviewed_.graph, reviewed_.reach, node); }

  DiagramNode makeNode(NodeId id) {
    const auto bundle = selection_.bundles.find(id);
    if (bundle != selection_.bundles.end()) return makeBundle(bundle->second, id);
    const Node& node = product_.nodes[id];
    const LabelSet labels = labelsOf(id);
    DiagramNode made;
    made.id = svgIdFor("node_", node.key);
    made.name = nameOf(node);
    made.second = secondLineOf(product_, node);
    made.guard = guardLineOf(product_, product_.factsOf(node).when);
    made.chips = chipsOf(labels, stressedAt(id));
    made.tooltip = tooltipOf(product_, id, labels);
    made.shape = shapeOf(node.kind);
    made.emphasis = emphasisOf(id, labels);
    return made;
  }

  DiagramNode makeBundle(const Selection::Bundle& bundle, NodeId first) {
    LabelSet labels;
    LabelSet stressed;
    std::vector<std::string> names;
    for (const auto& [member, representative] : selection_.bundled) {
      if (representative != first) continue;
      labels |= labelsOf(member);
      stressed |= stressedAt(member);
      names.push_back(displayText(titleOf(product_.nodes[member])));
    }
    DiagramNode made;
    made.id = svgIdFor("node_", bundle.id);
    made.name = bundle.name;
    made.second = bundle.systems == 1 ? "1 system" : fmt::format("{} systems", bundle.systems);
    made.chips = chipsOf(labels, stressed);
    made.tooltip = fmt::format("{}: {}", bundle.name, enumerated(names));
    made.shape = Shape::zone;
    made.emphasis = selection_.stressedNodes.contains(first) ? Emphasis::finding : Emphasis::plain;
    return made;
  }

  Emphasis emphasisOf(NodeId id, const LabelSet& labels) const {
    if (selection_.stressedNodes.contains(id)) return Emphasis::finding;
    return labels.empty() && anyData_ ? Emphasis::faded : Emphasis::plain;
  }

  LabelSet stressedAt(NodeId node) const {
    const auto found = selection_.stressedLabels.find(node);
    return found == selection_.stressedLabels.end() ? LabelSet() : found->second;
  }

  ChipTone toneOfLabel(LabelId label, bool stressed) const {
    if (stressed) return ChipTone::finding;
    const Term& term = product_.taxonomy[product_.labels[label].category];
    if (term.special != Special::none) return ChipTone::special;
    return suggested_.contains(label) ? ChipTone::suggested : ChipTone::plain;
  }

  /// What matters most first, as only some are drawn.
  std::vector<Chip> chipsOf(const LabelSet& labels, const LabelSet& stressed) const {
    std::vector<std::tuple<bool, bool, int, LabelId>> order;
    for (LabelId label : (labels | stressed).members()) {
      const Term& term = product_.taxonomy[product_.labels[label].category];
      order.emplace_back(!stressed.contains(label), term.special == Special::none, -term.weight,
                         label);
    }
    std::ranges::sort(order);
    std::vector<Chip> chips;
    for (const auto& [notStressed, notSpecial, weight, label] : order) {
      const std::string mark = suggested_.contains(label) ? "?" : "";
      chips.push_back({chipWordsOf(product_, label) + mark, toneOfLabel(label, !notStressed)});
    }
    return chips;
  }

  // --- flows

  void addEdges() {
    std::map<EdgeKind, std::vector<FlowId>> byKind;
    std::vector<EdgeKind> order;
    for (FlowId flow : product_.flows.ids()) {
      const Flow& facts = product_.flows[flow];
      if (!selection_.nodes.contains(facts.from) || !selection_.nodes.contains(facts.to)) continue;
      const std::string from = idOfNode(representative(facts.from));
      const std::string to = idOfNode(representative(facts.to));
      // What stays within a bundle is not drawn; a step there is told by the line that leads on.
      if (from == to && facts.from != facts.to) continue;
      if (selection_.steps.contains(flow)) {
        addStepEdge(flow, from, to);
        continue;
      }
      const EdgeKind kind{from, to, lineOf(product_, facts),
                          guardLineOf(product_, product_.factsOf(facts).when)};
      std::vector<FlowId>& flows = byKind[kind];
      if (flows.empty()) order.push_back(kind);
      flows.push_back(flow);
    }
    for (const EdgeKind& kind : order) addEdgesOf(byKind[kind]);
  }

  std::string idOfNode(NodeId node) const {
    const auto bundle = selection_.bundles.find(node);
    const bool isAlone = bundle == selection_.bundles.end();
    return svgIdFor("node_", isAlone ? product_.nodes[node].key.str() : bundle->second.id);
  }

  void addEdgesOf(const std::vector<FlowId>& flows) {
    if (flows.size() <= kParallelFlows && !selection_.mergeParallel) {
      for (FlowId flow : flows) diagram_.edges.push_back(makeEdge(flow));
      return;
    }
    DiagramEdge edge = makeEdge(flows.front());
    if (flows.size() > 1) {
      edge.count = static_cast<int>(std::min<std::size_t>(flows.size(), 1000));
      edge.label = fmt::format("{} flows", flows.size());
      edge.tooltip = fmt::format("{} flows: {}", flows.size(), edge.tooltip);
    }
    diagram_.edges.push_back(std::move(edge));
  }

  void addStepEdge(FlowId flow, const std::string& from, const std::string& to) {
    DiagramEdge edge = makeEdge(flow);
    edge.from = from;
    edge.to = to;
    edge.emphasis = Emphasis::finding;
    edge.steps = selection_.steps.at(flow);
    diagram_.edges.push_back(std::move(edge));
  }

  DiagramEdge makeEdge(FlowId id) const {
    const Flow& flow = product_.flows[id];
    DiagramEdge edge;
    edge.id = svgIdFor("edge_", flow.key);
    edge.from = idOfNode(representative(flow.from));
    edge.to = idOfNode(representative(flow.to));
    edge.label = wordsOf(product_, flow);
    edge.guard = guardLineOf(product_, product_.factsOf(flow).when);
    edge.tooltip = tooltipOf(product_, flow);
    edge.line = lineOf(product_, flow);
    return edge;
  }

  const Product& product_;
  const Reviewed& reviewed_;
  const Selection& selection_;
  const std::set<LabelId> suggested_;
  const bool anyData_;
  Diagram diagram_;
  std::vector<ZoneId> roots_;
  std::set<ZoneId> drawn_;
  std::map<ZoneId, std::vector<ZoneId>> inner_;
  std::map<ZoneId, std::vector<NodeId>> members_;
  std::vector<NodeId> loose_;
};

}  // namespace

std::string svgIdFor(std::string_view prefix, std::string_view key) {
  std::string id(prefix);
  bool changed = key.empty() || key.size() > kLongestId;
  for (char c : key.substr(0, kLongestId)) {
    const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
    id.push_back(safe ? c : '-');
    changed = changed || !safe;
  }
  return changed ? fmt::format("{}-{:08x}", id, hashOf(key)) : id;
}

ZoneId outermostZone(const Product& product, NodeId node) {
  const std::vector<ZoneId> zones = zonesOf(product, node);
  return zones.empty() ? ZoneId{} : zones.back();
}

Diagram buildDiagram(const Product& product, const Reviewed& reviewed, const Selection& selection) {
  return Builder(product, reviewed, selection).build();
}

}  // namespace dyetrace
