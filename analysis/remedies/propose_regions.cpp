#include "analysis/remedies/propose_regions.h"

#include <algorithm>
#include <string>
#include <vector>

#include "model/inherit.h"

namespace dyetrace {
namespace {

/// The nearest area or zone that states a region; invalid if the node, an activity around it, or
/// nothing does.
ZoneId statingZone(const Product& product, NodeId id) {
  for (NodeId at = id; at.valid(); at = product.nodes[at].parent) {
    if (!product.factsOf(product.nodes[at]).regions.empty()) return {};
  }
  std::vector<ZoneId> around = product.nodes[id].groups;
  for (const ZoneId zone : zonesOf(product, id)) around.push_back(zone);
  const auto found = std::find_if(around.begin(), around.end(), [&](ZoneId zone) {
    return !product.factsOf(product.zones[zone]).regions.empty();
  });
  return found == around.end() ? ZoneId() : *found;
}

void addOnce(ModelChanges& changes, const ModelChange& change) {
  if (std::find(changes.begin(), changes.end(), change) == changes.end()) changes.push_back(change);
}

}  // namespace

ModelChanges regionMoves(const Product& product, const Finding& finding, const Cone& cone) {
  if (!product.nodes.contains(finding.origin)) return {};
  const std::vector<std::string> home = regionsOf(product, finding.origin).value;
  if (home.size() != 1) return {};
  ModelChanges changes;
  for (const NodeId node : cone.nodes) {
    const std::vector<std::string> here = regionsOf(product, node).value;
    if (here.empty() || here == home || product.nodes[node].kind == NodeKind::person) continue;
    const ZoneId zone = statingZone(product, node);
    if (zone.valid()) addOnce(changes, MoveRegion{{}, zone, home.front()});
    addOnce(changes, MoveRegion{node, {}, home.front()});
  }
  return changes;
}

}  // namespace dyetrace
