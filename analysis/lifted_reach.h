#pragma once

// Lifted reach: for every vertex and label the exact condition over the settings under which the
// label is there, and for every mark the condition under which it is there bare. Equal to
// solveReach() of the graph as it is in one configuration, for every valid configuration at once
// (Bodden et al., SPLLIFT, PLDI 2013).
//
//   const FlowGraph graph = buildFlowGraph(product, {});
//   const Reach open = solveReach(graph);
//   LiftedReach lifted(graph, open, ConditionSpace::of(product, {}));
//   lifted.atNode(partner, label).share(people);
//
// What can be nowhere, or is there over unguarded roads, is found with bits; conditions are
// computed for the rest only, and for marks on the first question about each. The graph must
// outlive it.

#include <memory>
#include <vector>

#include "analysis/condition.h"
#include "analysis/lifted_solver.h"
#include "analysis/reach.h"

namespace dyetrace {

class LiftedReach {
 public:
  /// `open` is the graph's solution with every guard open. Throws OutOfBudget, as every question
  /// does that leads to a computation; what was answered before stays answered.
  LiftedReach(const FlowGraph& graph, const Reach& open, const ConditionSpace& space);
  /// The same for one of several graphs that share guards.
  LiftedReach(const FlowGraph& graph, const Reach& open, GuardConditions& guards);

  const ConditionSpace& space() const { return space_; }
  const Condition& at(VertexId vertex, LabelId label) const { return at_.at(vertex, label); }
  const Condition& bareAt(MarkId mark, VertexId vertex, LabelId label);
  /// At some vertex of the node.
  Condition atNode(NodeId node, LabelId label) const;
  Condition bareAtNode(MarkId mark, NodeId node, LabelId label);
  /// When the edge, and the vertex that it leads to, are open.
  const Condition& openEdge(EdgeId edge) const { return conditions_.of(edge); }

 private:
  LiftedReach(const FlowGraph& graph, const Reach& open, GuardConditions&& guards);

  LiftedMatrix solveMay(const Reach& open, GuardConditions& guards) const;
  LiftedMatrix solveBare(MarkId mark) const;

  const FlowGraph& graph_;
  ConditionSpace space_;
  EdgeConditions conditions_;
  VertexOrder order_;
  FlowGraph unguarded_;  ///< The graph without whatever a guard may close.
  LabelMatrix alwaysAt_;
  std::vector<LabelMatrix> openBare_;
  LiftedMatrix at_;
  std::vector<std::unique_ptr<LiftedMatrix>> bare_;  ///< By MarkId; null until asked for.
};

/// The graph as it is in one configuration: the same ids, and nothing starts at, moves along,
/// leaves or reaches what its guard closes.
FlowGraph graphIn(const Product& product, const FlowGraph& graph,
                  const Configuration& configuration);

/// The same, of what a function says is closed.
FlowGraph graphWithout(const FlowGraph& graph, const std::vector<bool>& closedVertices,
                       const std::vector<bool>& closedEdges);

}  // namespace dyetrace
