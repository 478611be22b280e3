#pragma once

// Which roads a rule of a policy forbids, as a small automaton that walks along them.
//
// A road is in some phase: whether it has moved at all, has passed the places it must come from and
// lead through, and which of the stations it must not lack it has met. It is in trouble where it
// brings the data to one of the places in such a phase, and ends there, so that what lies behind is
// not reported again. Places count when a road leaves them; marks when they are given, until they
// are taken.
//
//   const ForbiddenRoads roads = …;                            // from a rule (bound_rule.h)
//   const PhaseSearch search(product, graph, reach, roads.steering(graph));
//   roads.isTrouble(arrival);

#include <cstddef>
#include <vector>

#include "analysis/policy/place_match.h"
#include "analysis/rules/phase_search.h"
#include "model/label.h"

namespace dyetrace {

/// A place (by NodeId), or any of some marks.
struct BoundStation {
  std::vector<bool> places{};  ///< Empty: the marks count.
  std::vector<MarkId> marks{};
};

struct ForbiddenRoads {
  LabelSet data{};              ///< What counts where a road ends.
  std::vector<bool> origins{};  ///< By NodeId: where roads may start; empty: anywhere.
  std::vector<bool> from{};     ///< By NodeId: passed or started at before; empty: anything.
  std::vector<Match> to{};      ///< By NodeId.
  bool startCounts = false;     ///< Also where the data starts, without moving.
  std::vector<BoundStation> through{};
  std::vector<BoundStation> without{};

  /// Refers to this and to the graph.
  Steering steering(const FlowGraph& graph) const;

  Phase phaseAtStart(const FlowGraph& graph, VertexId vertex) const;
  Phase phaseAfter(const FlowGraph& graph, EdgeId edge, Phase phase) const;
  /// Whether a road in that phase is in trouble if it brings the data to a place of `to`.
  bool forbidden(Phase phase) const;
  bool endsAt(const FlowGraph& graph, VertexId vertex, Phase phase) const;

  /// Set in the phase of a road that has ended in trouble.
  static constexpr Phase kDone = 1;
  static bool isTrouble(const Arrival& arrival) { return (arrival.phase & kDone) != 0; }
};

}  // namespace dyetrace
