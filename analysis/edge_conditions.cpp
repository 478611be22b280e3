#include "analysis/edge_conditions.h"

#include <utility>

namespace dyetrace {

EdgeConditions::EdgeConditions(const FlowGraph& graph, const ConditionSpace& space)
    : conditions_{space.always()} {
  for (const Vertex& vertex : graph.vertices) ofVertex_.push_back(placeOf(vertex.guard, space));
  for (const Edge& edge : graph.edges) {
    ofEdge_.push_back(placeOfBoth(placeOf(edge.guard, space), ofVertex_[edge.to.index()]));
  }
}

std::uint32_t EdgeConditions::placeOf(const Guard& guard, const ConditionSpace& space) {
  if (guard.always()) return 0;
  const auto [found, fresh] = guards_.emplace(toString(guard), 0);
  if (!fresh) return found->second;
  Condition condition = space.where(guard);
  if (condition.always()) return 0;
  conditions_.push_back(std::move(condition));
  return found->second = static_cast<std::uint32_t>(conditions_.size() - 1);
}

std::uint32_t EdgeConditions::placeOfBoth(std::uint32_t a, std::uint32_t b) {
  if (a == 0 || a == b) return b;
  if (b == 0) return a;
  const auto [found, fresh] = conjunctions_.emplace(static_cast<std::uint64_t>(a) << 32 | b, 0);
  if (!fresh) return found->second;
  conditions_.push_back(conditions_[a] & conditions_[b]);
  return found->second = static_cast<std::uint32_t>(conditions_.size() - 1);
}

}  // namespace dyetrace
