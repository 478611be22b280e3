// Data edges as drawn, before and after: by what their ends are, by their ids, and by their names.

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>

#include "analysis/compare/alongside.h"
#include "analysis/compare/drawing_changes.h"

namespace dyetrace {
namespace {

/// By what its ends are called; the texts are kept elsewhere.
struct NamedEdge {
  std::string_view kind{};
  std::string_view from{};
  std::string_view to{};
  auto operator<=>(const NamedEdge&) const = default;
};
using NamedEdges = std::vector<NamedEdge>;

/// Edges of one side by their ids, as things are called after.
NamedEdges byIds(const Product& product, const KnownIds& newIds) {
  const std::unordered_map<std::string_view, std::string_view> known(newIds.begin(), newIds.end());
  const auto now = [&](std::string_view id) {
    const auto found = known.find(id);
    return found == known.end() ? id : found->second;
  };
  NamedEdges edges;
  edges.reserve(product.drawn.size());
  for (const DrawnEdge& edge : product.drawn) {
    edges.push_back({edge.kind, now(edge.from), now(edge.to)});
  }
  return edges;
}

std::string_view nameOfEnd(const Product& product, NodeId node) {
  return node.valid() ? std::string_view(product.nodes[node].name) : std::string_view();
}

/// Edges of which no flow came have ends that are nothing in the model; their ids stand in.
NamedEdges byNames(const Product& product) {
  NamedEdges edges;
  edges.reserve(product.drawn.size());
  for (const DrawnEdge& edge : product.drawn) {
    if (!edge.flow.valid()) {
      edges.push_back({edge.kind, edge.from, edge.to});
      continue;
    }
    const Flow& flow = product.flows[edge.flow];
    edges.push_back({edge.kind, nameOfEnd(product, flow.from), nameOfEnd(product, flow.to)});
  }
  return edges;
}

/// What is in the one and not in the other, both in order.
NamedEdges without(const NamedEdges& all, const NamedEdges& others) {
  NamedEdges rest;
  std::set_difference(all.begin(), all.end(), others.begin(), others.end(),
                      std::back_inserter(rest));
  return rest;
}

/// Without what is anywhere among the others, and each once.
NamedEdges newAmong(NamedEdges edges, const NamedEdges& others) {
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  NamedEdges known;
  for (const NamedEdge& each : others) {
    if (!edges.empty() && std::binary_search(edges.begin(), edges.end(), each))
      known.push_back(each);
  }
  std::sort(known.begin(), known.end());
  return without(edges, known);
}

std::vector<EdgeEnds> written(const NamedEdges& edges) {
  std::vector<EdgeEnds> ends;
  for (const NamedEdge& each : edges)
    ends.push_back({std::string(each.kind), std::string(each.from), std::string(each.to)});
  return ends;
}

/// In order: those that do not stand at the same place on both sides.
struct UnalignedEdges {
  NamedEdges before{};
  NamedEdges after{};
};

UnalignedEdges unalignedOf(const NamedEdges& before, const NamedEdges& after) {
  UnalignedEdges rest;
  walkAlongside(
      before.size(), after.size(),
      [&](std::size_t i, std::size_t j) { return before[i] == after[j]; },
      [](std::size_t, std::size_t) {}, [&](std::size_t i) { rest.before.push_back(before[i]); },
      [&](std::size_t j) { rest.after.push_back(after[j]); });
  std::sort(rest.before.begin(), rest.before.end());
  std::sort(rest.after.begin(), rest.after.end());
  return rest;
}

/// An edge that is drawn twice is one.
EdgesApart apartOnce(const NamedEdges& before, const NamedEdges& after) {
  const UnalignedEdges rest = unalignedOf(before, after);
  return {written(newAmong(rest.after, before)), written(newAmong(rest.before, after))};
}

/// Several edges may have ends of the same names: each counts.
EdgesApart apart(const NamedEdges& before, const NamedEdges& after) {
  const UnalignedEdges rest = unalignedOf(before, after);
  return {written(without(rest.after, rest.before)), written(without(rest.before, rest.after))};
}

}  // namespace

EdgeChanges compareEdges(const Product& before, const Product& after, const KnownIds& newIds) {
  const NamedEdges now = byIds(after, {});
  return {apartOnce(byIds(before, newIds), now), apartOnce(byIds(before, {}), now),
          apart(byNames(before), byNames(after))};
}

}  // namespace dyetrace
