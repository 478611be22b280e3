#pragma once

// Breadth-first search for roads: from every place a label starts, fewest hops first.
//
// A state is a label at a vertex; when roads without a mark are wanted, the label there without the
// mark is a second state. A derived label is reached when the last of what it is derived from is,
// and its road goes on from that one (among bare states: from one that is bare). Ties go to smaller
// ids. A state costs 8 bytes and a bit.

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/flow_graph.h"
#include "analysis/mark_effect.h"

namespace dyetrace {

struct RoadQuestion {
  LabelSet labels;                ///< The only labels to follow.
  std::optional<MarkId> missing;  ///< Only roads on which this mark is missing.
  NodeId place;                   ///< Where the roads should lead.
  std::vector<NodeId> avoid;      ///< Roads may not begin at or pass these.
};

/// A label at a vertex, and how it came there.
struct RoadStop {
  VertexId vertex;
  LabelId label;
  EdgeId edge;  ///< Invalid: it started here, or was derived from the label of the stop before.
};

class RoadSearch {
 public:
  RoadSearch(const FlowGraph& graph, const RoadQuestion& question);

  /// From the origin to the place; empty if the label does not get there.
  std::vector<RoadStop> roadTo(NodeId place, LabelId label) const;

  /// What a derived label was derived from at a vertex, one label for each part.
  std::vector<LabelId> premisesOf(VertexId vertex, LabelId derived) const;

 private:
  using State = std::uint32_t;
  static constexpr std::uint32_t kUnreached = static_cast<std::uint32_t>(-1);
  static constexpr std::uint32_t kStart = kUnreached - 1;
  static constexpr std::uint32_t kDerived = kUnreached - 2;

  State stateOf(VertexId vertex, LabelId label, bool bare) const;
  VertexId vertexOf(State state) const { return VertexId(state / (labels_.size() * kinds_)); }
  LabelId labelOf(State state) const { return labels_[state / kinds_ % labels_.size()]; }
  bool isBare(State state) const { return kinds_ == 2 && state % 2 == 1; }
  bool follows(LabelId label) const { return placeOf_[label.index()] != kUnreached; }

  void noteEffects();
  void begin();
  void search();
  void reach(State state, std::uint32_t edge, State parent, std::vector<State>& level);
  void derive(State state);
  void tryDerive(State state, const LabelDerivation& derivation);
  std::optional<LabelId> settledIn(VertexId vertex, const LabelSet& premise, bool bare) const;
  void advance(State state);
  void arrive(State from, EdgeId edge, LabelId label);
  std::size_t hopsTo(State state) const;

  const FlowGraph& graph_;
  RoadQuestion question_;
  std::vector<LabelId> labels_;
  std::vector<std::uint32_t> placeOf_;  ///< By label: its place in labels_, or kUnreached.
  std::size_t kinds_;                   ///< 2 if bare states are told apart.
  std::vector<bool> avoided_;           ///< By NodeId.
  std::vector<MarkEffect> onVertex_;
  std::vector<MarkEffect> onEdge_;
  std::vector<std::uint32_t> parentEdge_;
  std::vector<State> parent_;
  std::vector<bool> settled_;
  std::vector<State> level_;
  std::vector<State> nextLevel_;
};

}  // namespace dyetrace
