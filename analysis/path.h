#pragma once

// Witnesses: for a label at a place, a shortest road from an origin, hop by hop.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/finding.h"
#include "analysis/flow_graph.h"
#include "analysis/reach.h"
#include "analysis/road_search.h"

namespace dyetrace {

/// Answers for one graph. The first question about a label searches forward from all its origins;
/// later ones read roads off. Ties are broken by id, so that the same model gives the same road.
/// The product and the graph must outlive it. Not for use from several threads at once.
class Witnesses {
 public:
  /// Roads on which nothing matters but arriving; with a mark: roads on which it is missing.
  Witnesses(const Product& product, const FlowGraph& graph, std::optional<MarkId> missing = {});

  /// A shortest road, fewest hops first; nothing if the label does not get there (bare).
  std::optional<Path> shortest(NodeId place, LabelId label) const;

  /// Up to `count` roads, shortest first. Each does without some node of every one before it; where
  /// a label starts at the place itself, the next road begins elsewhere.
  std::vector<Path> several(NodeId place, LabelId label, std::size_t count) const;

 private:
  const RoadSearch& searchFor(LabelId label) const;
  std::optional<Path> describe(const RoadSearch& search, NodeId place, LabelId label) const;

  const Product* product_;
  const FlowGraph* graph_;
  std::optional<MarkId> missing_;
  mutable std::map<LabelId, RoadSearch> searches_;
};

/// Replays a path against the graph, independently of the search; true if every hop holds and, with
/// a mark, if it is missing at the end. What else a derivation on the way needs is taken from the
/// solution of reach.
bool confirm(const FlowGraph& graph, const Path& path, std::optional<MarkId> missing = {});

/// Why a label does not get somewhere: the nearest it comes, and what stops it there.
struct Obstacle {
  enum class Kind { noFlow, notCarried, dropped, turned, order, neverCollected, missingPremise };
  Kind kind = Kind::noFlow;
  NodeId reached{};  ///< The last node it is at, on the way.
  FlowId flow{};     ///< The flow that would take it on; invalid for noFlow and neverCollected.
  std::string words{};
};
/// The nearest obstacles, at most five; none if the label gets there.
std::vector<Obstacle> whyNot(const Product& product, const FlowGraph& graph, const Reach& reach,
                             NodeId place, LabelId label);

}  // namespace dyetrace
