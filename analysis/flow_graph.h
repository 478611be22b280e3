#pragma once

// The model made ready for the solvers: dense arrays, every rule of what moves where decided once.
//
// * What each flow carries is settled here (analysis/carried.h): its own labels, else the content
//   of the data it touches, else everything its source has.
// * A label that a flow names and that never reaches the flow's source starts at that source; it is
//   listed in `undrawnOrigins`, so that nothing a person wrote is lost.
// * A data object is split so that what is written into it is only read by steps that can come
//   after the write in the order of the process (analysis/data_split.h); hence several vertices may
//   stand for one node. Stores are not split: other instances read them.
// * A notice or consent that always comes before a step counts as given at that step; an `unmarks`
//   there undoes it there only. Where an element both gives and takes a mark, it is taken.
// * A turn that keeps the form or the category becomes one turn for each result; where a result is
//   not in Product::labels, the label that the turn names stands in.
//
// Solvers (reach.h: bitsets with every guard open; conditions per guard elsewhere) work on this and
// know nothing of the Product.

#include <cstdint>
#include <span>
#include <vector>

#include "model/product.h"

namespace dyetrace {

using VertexId = Id<struct VertexTag>;
using EdgeId = Id<struct EdgeTag>;

/// Where every label of `from` leaves as `to`.
struct LabelTurn {
  LabelSet from{};
  LabelId to{};
};
/// `to` arises where, for each set of `from`, at least one member is.
struct LabelDerivation {
  std::vector<LabelSet> from{};
  LabelId to{};
};

struct Vertex {
  NodeId node{};
  LabelSet starts{};               ///< Collected or held here, or an undrawn origin.
  LabelSet drops{};                ///< Never leave.
  std::vector<LabelTurn> turns{};  ///< A label that is turned does not leave as it was.
  std::vector<LabelDerivation> derives{};
  std::vector<MarkId> marks{};
  std::vector<MarkId> unmarks{};
  Guard guard{};
};

struct Edge {
  FlowId flow{};
  VertexId from{};
  VertexId to{};
  bool carriesAll = true;  ///< Everything the source lets leave; else only `carries`.
  LabelSet carries{};
  /// Named by the flow although its source drops or turns them: they move all the same.
  LabelSet insists{};
  std::vector<MarkId> marks{};
  std::vector<MarkId> unmarks{};
  Guard guard{};
};

struct UndrawnOrigin {
  NodeId node{};
  LabelId label{};
  FlowId flow{};  ///< The first flow that names it.
};

struct FlowGraphOptions {
  bool unlabelledCarryNothing = false;
};

struct FlowGraph {
  std::size_t labelCount = 0;
  std::size_t markCount = 0;
  Table<VertexId, Vertex> vertices{};
  Table<EdgeId, Edge> edges{};
  std::vector<std::vector<VertexId>> verticesOf{};  ///< By NodeId.
  std::vector<UndrawnOrigin> undrawnOrigins{};

  // Compressed rows: the edges out of v are out[outBegin[v]] … out[outBegin[v + 1] - 1]; likewise
  // in.
  std::vector<std::uint32_t> outBegin{};
  std::vector<EdgeId> out{};
  std::vector<std::uint32_t> inBegin{};
  std::vector<EdgeId> in{};

  // What solvers need of each edge, by position in `out`: the vertex it leads to, and what it lets
  // through as wordsPerRow() words of label bits.
  std::vector<std::uint32_t> target{};
  std::vector<std::uint64_t> lets{};
  std::vector<EdgeId> insisting{};  ///< Edges that insist on something.

  /// Words of 64 bits that hold a set of labels; at least one.
  std::size_t wordsPerRow() const { return labelCount <= 64 ? 1 : (labelCount + 63) / 64; }
  std::span<const EdgeId> outOf(VertexId vertex) const;
  std::span<const EdgeId> into(VertexId vertex) const;
  /// Fills the compressed rows once vertices and edges are added and labelCount is set.
  void finish();
};

/// Equal guards are copies of one.
FlowGraph buildFlowGraph(const Product& product, const FlowGraphOptions& options);

}  // namespace dyetrace
