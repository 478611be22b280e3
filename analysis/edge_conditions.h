#pragma once

// The guards of a graph as conditions, each computed once.

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/condition.h"
#include "analysis/flow_graph.h"

namespace dyetrace {

class EdgeConditions {
 public:
  /// Throws OutOfBudget.
  EdgeConditions(const FlowGraph& graph, const ConditionSpace& space);

  /// When an edge and the vertex it leads to are open.
  const Condition& of(EdgeId edge) const { return conditions_[ofEdge_[edge.index()]]; }
  bool always(EdgeId edge) const { return ofEdge_[edge.index()] == 0; }
  /// When a vertex is open.
  const Condition& of(VertexId vertex) const { return conditions_[ofVertex_[vertex.index()]]; }
  bool always(VertexId vertex) const { return ofVertex_[vertex.index()] == 0; }
  bool allAlways() const { return conditions_.size() == 1; }

 private:
  std::uint32_t placeOf(const Guard& guard, const ConditionSpace& space);
  std::uint32_t placeOfBoth(std::uint32_t a, std::uint32_t b);

  std::vector<Condition> conditions_;  ///< The first one is always().
  std::vector<std::uint32_t> ofEdge_;
  std::vector<std::uint32_t> ofVertex_;
  std::unordered_map<std::string, std::uint32_t> guards_;          ///< For look-up only.
  std::unordered_map<std::uint64_t, std::uint32_t> conjunctions_;  ///< For look-up only.
};

}  // namespace dyetrace
