#include "analysis/dominators.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dominator_tree.hpp>

namespace dyetrace {
namespace {

/// Every point of a component that no other component leads to.
std::vector<std::uint32_t> entries(std::size_t points, const std::vector<PointPair>& edges) {
  const Components components = strongComponents(points, edges);
  std::vector<bool> entered(components.count, false);
  for (const auto& [from, to] : edges) {
    if (components.of[from] != components.of[to]) entered[components.of[to]] = true;
  }
  std::vector<std::uint32_t> roots;
  for (std::uint32_t point = 0; point < points; ++point) {
    if (!entered[components.of[point]]) roots.push_back(point);
  }
  return roots;
}

}  // namespace

DominatorTree::DominatorTree(std::size_t points, std::vector<PointPair> edges,
                             const std::vector<std::uint32_t>& extraRoots) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
  const auto outside = static_cast<std::uint32_t>(points);
  std::vector<std::uint32_t> roots = entries(points, edges);
  roots.insert(roots.end(), extraRoots.begin(), extraRoots.end());
  for (const std::uint32_t root : roots) edges.emplace_back(outside, root);

  const Graph graph(edges.begin(), edges.end(), points + 1);
  std::vector<Graph::vertex_descriptor> parents(points + 1,
                                                boost::graph_traits<Graph>::null_vertex());
  boost::lengauer_tarjan_dominator_tree(
      graph, outside,
      boost::make_iterator_property_map(parents.begin(), get(boost::vertex_index, graph)));
  parent_.assign(points, outside);
  for (std::size_t i = 0; i < points; ++i) parent_[i] = static_cast<std::uint32_t>(parents[i]);
  number(points);
}

void DominatorTree::number(std::size_t points) {
  std::vector<std::vector<std::uint32_t>> children(points + 1);
  for (std::uint32_t i = 0; i < points; ++i) children[parent_[i]].push_back(i);
  enter_.assign(points + 1, 0);
  leave_.assign(points + 1, 0);
  std::uint32_t clock = 0;
  std::vector<std::pair<std::uint32_t, std::size_t>> stack{{static_cast<std::uint32_t>(points), 0}};
  while (!stack.empty()) {
    auto& [point, next] = stack.back();
    if (next == 0) enter_[point] = clock++;
    if (next < children[point].size()) {
      const std::uint32_t child = children[point][next++];
      stack.emplace_back(child, 0);
    } else {
      leave_[point] = clock++;
      stack.pop_back();
    }
  }
}

bool DominatorTree::dominates(std::uint32_t first, std::uint32_t point) const {
  return enter_[first] <= enter_[point] && leave_[point] <= leave_[first];
}

std::optional<std::uint32_t> DominatorTree::parent(std::uint32_t point) const {
  if (parent_[point] == parent_.size()) return std::nullopt;
  return parent_[point];
}

}  // namespace dyetrace
