#pragma once

// The guards of a graph as conditions, each computed once. (Equal guards of a flow graph are copies
// of one.)

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "analysis/condition.h"
#include "analysis/flow_graph.h"

namespace dyetrace {

/// The conditions of guards, each computed when first asked for; copies of a guard count as one.
/// The guards must outlive it.
class GuardConditions {
 public:
  explicit GuardConditions(const ConditionSpace& space) : space_(space) {}

  const ConditionSpace& space() const { return space_; }
  /// Throws OutOfBudget.
  const Condition& of(const Guard& guard);

 private:
  ConditionSpace space_;
  std::unordered_map<const void*, Condition> conditions_;  ///< For look-up only.
};

class EdgeConditions {
 public:
  /// Throws OutOfBudget.
  EdgeConditions(const FlowGraph& graph, GuardConditions& guards);

  /// When an edge and the vertex it leads to are open.
  const Condition& of(EdgeId edge) const { return conditions_[ofEdge_[edge.index()]]; }
  bool always(EdgeId edge) const { return ofEdge_[edge.index()] == 0; }
  /// When a vertex is open.
  const Condition& of(VertexId vertex) const { return conditions_[ofVertex_[vertex.index()]]; }
  bool always(VertexId vertex) const { return ofVertex_[vertex.index()] == 0; }
  bool allAlways() const { return conditions_.size() == 1; }

 private:
  std::uint32_t placeOf(const Guard& guard, GuardConditions& guards);
  std::uint32_t placeOfBoth(std::uint32_t a, std::uint32_t b);

  std::vector<Condition> conditions_;  ///< The first one is always().
  std::vector<std::uint32_t> ofEdge_;
  std::vector<std::uint32_t> ofVertex_;
  std::unordered_map<const void*, std::uint32_t> guards_;          ///< For look-up only.
  std::unordered_map<std::uint64_t, std::uint32_t> conjunctions_;  ///< For look-up only.
};

}  // namespace dyetrace
