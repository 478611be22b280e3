#include "render/picture_select.h"

#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "render/picture_words.h"

namespace dyetrace {

namespace {

constexpr std::size_t kMostSteps = 12;
constexpr std::size_t kStepsBeforeFold = 6;
constexpr std::size_t kStepsAfterFold = 5;
/// Drawn beside each system of the road: enough to see what else hangs on it.
constexpr std::size_t kMostBeside = 4;
/// Drawn beside a road in any case, however long it is.
constexpr std::size_t kLeastBeside = 3;
/// Of a collapsed overview; areas beyond these are drawn as one.
constexpr std::size_t kMostBundles = 60;

void stressRoad(Selection& selection, const Finding& finding, bool numbered) {
  const Path& path = finding.path;
  const auto stress = [&selection](NodeId node, LabelId label) {
    if (!node.valid()) return;
    selection.stressedNodes.insert(node);
    if (label.valid()) selection.stressedLabels[node].insert(label);
  };
  stress(finding.place, finding.label);
  stress(path.origin, path.originLabel);
  stress(path.place, path.placeLabel);
  int step = 0;
  for (const Hop& hop : path.hops) {
    ++step;
    std::vector<int>& steps = selection.steps[hop.flow];
    if (numbered) steps.push_back(step);
    stress(hop.from, LabelId{});
    stress(hop.to, hop.label);
  }
}

std::set<NodeId> roadOf(const Finding& finding) {
  Selection selection;
  stressRoad(selection, finding, true);
  return selection.stressedNodes;
}

void addNeighbours(Selection& selection, const Product& product, std::size_t most) {
  const std::set<NodeId> road = selection.nodes;
  std::map<NodeId, std::size_t> beside;
  const auto add = [&](NodeId onRoad, NodeId neighbour) {
    if (selection.nodes.size() >= most || !road.contains(onRoad)) return;
    if (beside[onRoad] == kMostBeside || !selection.nodes.insert(neighbour).second) return;
    ++beside[onRoad];
  };
  for (const Flow& flow : product.flows) {
    add(flow.from, flow.to);
    add(flow.to, flow.from);
  }
}

bool hasFlow(const std::vector<bool>& joined, NodeId node) {
  return joined[node.index()];
}

std::vector<bool> joinedNodes(const Product& product) {
  std::vector<bool> joined(product.nodes.size(), false);
  for (const Flow& flow : product.flows) {
    joined[flow.from.index()] = true;
    joined[flow.to.index()] = true;
  }
  return joined;
}

void addAll(Selection& selection, const Product& product, const Reviewed& reviewed) {
  const std::vector<bool> joined = joinedNodes(product);
  for (NodeId node : product.nodes.ids()) {
    const bool data = !labelsAt(reviewed.graph, reviewed.reach, node).empty();
    if (data || hasFlow(joined, node)) selection.nodes.insert(node);
  }
}

/// The nodes that only the middle of a long road passes.
std::vector<NodeId> middleOf(const Path& path) {
  const std::size_t last = path.hops.size() - kStepsAfterFold;
  std::set<NodeId> kept = {path.origin, path.place};
  std::vector<NodeId> middle;
  for (std::size_t i = 0; i < path.hops.size(); ++i) {
    if (i + 1 < kStepsBeforeFold || i >= last) {
      kept.insert(path.hops[i].to);
      kept.insert(path.hops[i].from);
    }
  }
  kept.erase(path.hops[last].from);
  for (std::size_t i = kStepsBeforeFold - 1; i < last; ++i) {
    const NodeId node = path.hops[i].to;
    if (!kept.contains(node) && std::ranges::find(middle, node) == middle.end()) {
      middle.push_back(node);
    }
  }
  return middle;
}

void foldMiddle(Selection& selection, const Product& product, const Path& path) {
  if (path.hops.size() <= kMostSteps) return;
  const std::vector<NodeId> middle = middleOf(path);
  if (middle.size() < 2) return;
  const NodeId first = middle.front();
  for (NodeId node : middle) selection.bundled[node] = first;
  Selection::Bundle bundle;
  bundle.id = product.nodes[first].key + "/further";
  bundle.name = "The road between";
  bundle.zone = product.nodes[first].zone;
  for (NodeId node : middle) {
    if (product.nodes[node].zone != bundle.zone) bundle.zone = ZoneId{};
  }
  bundle.systems = middle.size();
  selection.bundles[first] = bundle;
  // The numbers of the steps inside go to the step that leaves the bundle.
  std::vector<int> inside;
  for (const Hop& hop : path.hops) {
    const bool within = selection.bundled.contains(hop.from) && selection.bundled.contains(hop.to);
    const bool leaves = selection.bundled.contains(hop.from) && !within;
    std::vector<int>& steps = selection.steps[hop.flow];
    if (within) {
      inside.insert(inside.end(), steps.begin(), steps.end());
      steps.clear();
    } else if (leaves) {
      steps.insert(steps.begin(), inside.begin(), inside.end());
      inside.clear();
    }
  }
}

/// The area a node of a collapsed overview belongs to: its outermost zone, or all that is in none.
struct Areas {
  std::map<ZoneId, std::vector<NodeId>> members;
  std::vector<NodeId> loose;
};

Areas areasOf(const Product& product, const std::set<NodeId>& road) {
  Areas areas;
  for (NodeId node : product.nodes.ids()) {
    if (road.contains(node)) continue;
    const ZoneId zone = outermostZone(product, node);
    if (zone.valid()) {
      areas.members[zone].push_back(node);
    } else {
      areas.loose.push_back(node);
    }
  }
  return areas;
}

void bundle(Selection& selection, const std::vector<NodeId>& members, Selection::Bundle facts) {
  if (members.empty()) return;
  facts.systems = members.size();
  for (NodeId node : members) selection.bundled[node] = members.front();
  selection.bundles[members.front()] = std::move(facts);
}

}  // namespace

Selection selectAll(const Product& product) {
  Selection selection;
  for (NodeId node : product.nodes.ids()) selection.nodes.insert(node);
  return selection;
}

Selection selectCollapsed(const Product& product, const Reviewed& reviewed) {
  Selection selection = selectAll(product);
  std::set<NodeId> road;
  if (!reviewed.review.findings.empty()) road = roadOf(reviewed.review.findings.front());
  std::set<ZoneId> onRoad;
  for (NodeId node : road) onRoad.insert(outermostZone(product, node));
  Areas areas = areasOf(product, road);
  std::vector<NodeId> rest;
  for (const auto& [zone, members] : areas.members) {
    const Zone& facts = product.zones[zone];
    if (onRoad.contains(zone)) {
      bundle(selection, members, {facts.key + "/further", "Further systems", zone, 0});
    } else if (selection.bundles.size() < kMostBundles) {
      bundle(selection, members, {facts.key, nameOf(facts), ZoneId{}, 0});
    } else {
      rest.insert(rest.end(), members.begin(), members.end());
    }
  }
  bundle(selection, rest, {"further-areas", "Further areas", ZoneId{}, 0});
  if (areas.loose.size() + selection.bundles.size() > kMostBundles) {
    bundle(selection, areas.loose, {"outside-areas", "Outside every area", ZoneId{}, 0});
  }
  return selection;
}

void stressFindings(Selection& selection, const Review& review) {
  for (const Finding& finding : review.findings) {
    if (finding.place.valid() && finding.label.valid()) {
      selection.stressedLabels[finding.place].insert(finding.label);
    }
  }
  if (!review.findings.empty()) stressRoad(selection, review.findings.front(), false);
}

Selection selectRoad(const Product& product, const Reviewed& reviewed, const Finding& finding,
                     std::size_t most) {
  Selection selection;
  stressRoad(selection, finding, true);
  selection.nodes = selection.stressedNodes;
  Selection all;
  addAll(all, product, reviewed);
  if (all.nodes.size() <= most) {
    selection.nodes.insert(all.nodes.begin(), all.nodes.end());
  } else {
    addNeighbours(selection, product, std::max(most, selection.nodes.size() + kLeastBeside));
  }
  foldMiddle(selection, product, finding.path);
  return selection;
}

}  // namespace dyetrace
