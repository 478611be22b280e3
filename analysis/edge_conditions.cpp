#include "analysis/edge_conditions.h"

#include <utility>

namespace dyetrace {

const Condition& GuardConditions::of(const Guard& guard) {
  const auto known = conditions_.find(guard.identity());
  if (known != conditions_.end()) return known->second;
  return conditions_.emplace(guard.identity(), space_.where(guard)).first->second;
}

EdgeConditions::EdgeConditions(const FlowGraph& graph, GuardConditions& guards)
    : conditions_{guards.space().always()} {
  for (const Vertex& vertex : graph.vertices) ofVertex_.push_back(placeOf(vertex.guard, guards));
  for (const Edge& edge : graph.edges) {
    ofEdge_.push_back(placeOfBoth(placeOf(edge.guard, guards), ofVertex_[edge.to.index()]));
  }
}

std::uint32_t EdgeConditions::placeOf(const Guard& guard, GuardConditions& guards) {
  if (guard.always()) return 0;
  const auto [found, fresh] = guards_.emplace(guard.identity(), 0);
  if (!fresh) return found->second;
  const Condition& condition = guards.of(guard);
  if (condition.always()) return 0;
  conditions_.push_back(condition);
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
