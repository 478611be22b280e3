// Data edges as drawn, before and after: by what their ends are, by their ids, and by their names.

#include <algorithm>
#include <iterator>
#include <map>

#include "analysis/compare/drawing_changes.h"

namespace dyetrace {
namespace {

using Edges = std::vector<EdgeEnds>;

/// What is in the one and not in the other.
Edges without(const Edges& all, const Edges& others) {
  Edges rest;
  std::set_difference(all.begin(), all.end(), others.begin(), others.end(),
                      std::back_inserter(rest));
  return rest;
}

void order(Edges& edges) {
  std::sort(edges.begin(), edges.end());
}

void orderUnique(Edges& edges) {
  order(edges);
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
}

Edges byIds(const Product& product, const std::map<std::string, std::string>& renamed) {
  const auto now = [&](const std::string& id) {
    const auto found = renamed.find(id);
    return found == renamed.end() ? id : found->second;
  };
  Edges edges;
  for (const DrawnEdge& edge : product.drawn) {
    edges.push_back({edge.kind, now(edge.from), now(edge.to)});
  }
  orderUnique(edges);
  return edges;
}

std::string nameOfEnd(const Product& product, NodeId node) {
  return node.valid() ? product.nodes[node].name : std::string();
}

/// Edges of which no flow came have ends that are nothing in the model; their ids stand in.
Edges byNames(const Product& product) {
  Edges edges;
  for (const DrawnEdge& edge : product.drawn) {
    if (!edge.flow.valid()) {
      edges.push_back({edge.kind, edge.from, edge.to});
      continue;
    }
    const Flow& flow = product.flows[edge.flow];
    edges.push_back({edge.kind, nameOfEnd(product, flow.from), nameOfEnd(product, flow.to)});
  }
  order(edges);
  return edges;
}

}  // namespace

EdgeChanges compareEdges(const Product& before, const Product& after, const KnownIds& newIds) {
  const auto apart = [](const Edges& old, const Edges& now) {
    return EdgesApart{without(now, old), without(old, now)};
  };
  const Edges now = byIds(after, {});
  return {apart(byIds(before, {newIds.begin(), newIds.end()}), now), apart(byIds(before, {}), now),
          apart(byNames(before), byNames(after))};
}

}  // namespace dyetrace
