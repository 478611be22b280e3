#pragma once

// Witnesses: for a label at a place, a shortest road from an origin, hop by hop.

#include <optional>
#include <vector>

#include "analysis/finding.h"
#include "analysis/flow_graph.h"
#include "analysis/reach.h"

namespace dyetrace {

/// Answers for one graph; searches forward once (per mark asked about) and then reads roads off.
/// Ties are broken by id, so that the same model gives the same road.
class Witnesses {
 public:
  /// Roads on which nothing matters but arriving; with a mark: roads on which it is missing.
  Witnesses(const Product& product, const FlowGraph& graph, std::optional<MarkId> missing = {});

  /// A shortest road, fewest hops first; nothing if the label does not get there (bare).
  std::optional<Path> shortest(NodeId place, LabelId label) const;

  /// Up to `count` roads that differ in at least one node, shortest first.
  std::vector<Path> several(NodeId place, LabelId label, std::size_t count) const;

 private:
  const Product* product_;
  const FlowGraph* graph_;
  std::optional<MarkId> missing_;
  std::vector<std::uint32_t> parentEdge_;  ///< By state (vertex, label, marked).
  std::vector<std::uint32_t> parentState_;
};

/// Replays a path against the graph; true if every hop holds.
bool confirm(const FlowGraph& graph, const Path& path);

/// Why a label does not get somewhere: the nearest it comes, and what stops it there.
struct Obstacle {
  enum class Kind { noFlow, notCarried, dropped, turned, order, neverCollected, missingPremise };
  Kind kind = Kind::noFlow;
  NodeId reached{};  ///< The last node it is at, on the way.
  FlowId flow{};     ///< The flow that would take it on; invalid for noFlow and neverCollected.
  std::string words{};
};
std::vector<Obstacle> whyNot(const Product& product, const FlowGraph& graph, const Reach& reach,
                             NodeId place, LabelId label);

}  // namespace dyetrace
