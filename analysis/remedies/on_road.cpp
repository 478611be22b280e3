#include "analysis/remedies/on_road.h"

#include <algorithm>

namespace dyetrace {
namespace {

bool usesFlow(const Path& path, FlowId flow) {
  return std::any_of(path.hops.begin(), path.hops.end(),
                     [&](const Hop& hop) { return hop.flow == flow; });
}

bool leaves(const Path& path, NodeId node) {
  return std::any_of(path.hops.begin(), path.hops.end(),
                     [&](const Hop& hop) { return hop.from == node; });
}

bool derivedFromSeveral(const FlowGraph& graph, NodeId node, LabelId label) {
  const auto& vertices = graph.verticesOf[node.index()];
  return std::any_of(vertices.begin(), vertices.end(), [&](VertexId vertex) {
    const auto& derives = graph.vertices[vertex].derives;
    return std::any_of(derives.begin(), derives.end(), [&](const LabelDerivation& each) {
      return each.to == label && each.from.size() > 1;
    });
  });
}

}  // namespace

bool needsSeveral(const FlowGraph& graph, const Path& path) {
  LabelId label = path.originLabel;
  for (const Hop& hop : path.hops) {
    if (hop.label != label && derivedFromSeveral(graph, hop.from, hop.label)) return true;
    label = hop.label;
  }
  return path.placeLabel != label && derivedFromSeveral(graph, path.place, path.placeLabel);
}

bool mayBreak(const Path& path, const ModelChange& change) {
  if (const auto* it = std::get_if<CutFlow>(&change)) return usesFlow(path, it->flow);
  if (const auto* it = std::get_if<GuardBySetting>(&change)) return usesFlow(path, it->flow);
  if (const auto* it = std::get_if<GuardByNewSwitch>(&change)) return usesFlow(path, it->flow);
  if (const auto* it = std::get_if<ProtectFlow>(&change)) return usesFlow(path, it->flow);
  if (const auto* it = std::get_if<DropLabel>(&change)) return leaves(path, it->node);
  if (const auto* it = std::get_if<CoarsenLabel>(&change)) return leaves(path, it->node);
  return true;
}

}  // namespace dyetrace
