#include "analysis/settings/open_roads.h"

#include <utility>

#include "analysis/lifted_reach.h"
#include "analysis/severity.h"

namespace dyetrace {

OpenRoads::OpenRoads(const Product& product, const FlowGraph& graph)
    : product_(product),
      graph_(graph),
      questions_(product, {}),
      anyValid_(questions_.anyValid()),
      possible_(possiblePart()),
      inPossible_(product, possible_),
      inAll_(product, graph) {}

FlowGraph OpenRoads::possiblePart() {
  std::vector<bool> shutVertices;
  std::vector<bool> shutEdges;
  for (const Vertex& vertex : graph_.vertices) shutVertices.push_back(shuts(vertex.guard));
  for (const Edge& edge : graph_.edges) shutEdges.push_back(shuts(edge.guard));
  return graphWithout(graph_, shutVertices, shutEdges);
}

std::optional<Guard> OpenRoads::closing(const Path& path) {
  const Guard whole = guardOf(product_, graph_, path);
  if (!shuts(whole)) return std::nullopt;
  if (whole.kind() == Guard::Kind::conjunction) {
    for (const Guard& part : whole.operands()) {
      if (shuts(part)) return part;
    }
  }
  return whole;
}

std::vector<Road> OpenRoads::several(NodeId place, LabelId label, std::size_t count) {
  std::vector<Path> paths = inPossible_.several(place, label, count);
  if (paths.empty()) paths = inAll_.several(place, label, count);
  std::vector<Road> roads;
  for (Path& path : paths) {
    std::optional<Guard> closedBy = closing(path);
    roads.push_back({std::move(path), std::move(closedBy)});
  }
  return roads;
}

}  // namespace dyetrace
