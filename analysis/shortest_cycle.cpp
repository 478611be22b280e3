#include "analysis/shortest_cycle.h"

#include <algorithm>

namespace dyetrace {
namespace {

constexpr std::uint32_t kNowhere = 0xffffffff;

/// The edges that stay within a component: those that lie on some cycle, in order.
std::vector<PointPair> onCycles(std::size_t points, const std::vector<PointPair>& edges) {
  const Components components = strongComponents(points, edges);
  std::vector<PointPair> kept;
  for (const PointPair& edge : edges)
    if (components.of[edge.first] == components.of[edge.second]) kept.push_back(edge);
  std::sort(kept.begin(), kept.end());
  return kept;
}

std::vector<std::uint32_t> backTo(const std::vector<std::uint32_t>& before, std::uint32_t start,
                                  std::uint32_t last) {
  std::vector<std::uint32_t> cycle;
  for (std::uint32_t point = last; point != start; point = before[point]) cycle.push_back(point);
  cycle.push_back(start);
  std::reverse(cycle.begin(), cycle.end());
  return cycle;
}

}  // namespace

std::vector<std::uint32_t> shortestCycle(std::size_t points, const std::vector<PointPair>& edges) {
  const std::vector<PointPair> kept = onCycles(points, edges);
  if (kept.empty()) return {};
  const std::uint32_t start = kept.front().first;
  std::vector<std::uint32_t> before(points, kNowhere);
  std::vector<std::uint32_t> waiting{start};
  for (std::size_t next = 0; next < waiting.size(); ++next) {
    const std::uint32_t from = waiting[next];
    auto edge = std::lower_bound(kept.begin(), kept.end(), PointPair(from, 0));
    for (; edge != kept.end() && edge->first == from; ++edge) {
      if (edge->second == start) return backTo(before, start, from);
      if (before[edge->second] != kNowhere) continue;
      before[edge->second] = from;
      waiting.push_back(edge->second);
    }
  }
  return {};
}

}  // namespace dyetrace
