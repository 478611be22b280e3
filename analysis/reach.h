#pragma once

// Reach: which labels can be where (may), and on which roads a mark is missing (must).
//
// The least solution, over all roads with every guard open, of
//   at(v)  ⊇ starts(v) ∪ ⋃ over edges u→v of carried(out(u)) ∪ derived(at(v))
//   out(v) = turned(at(v) − dropped(v))
// This is the plain case of lifting a distributive data-flow problem (Bodden et al., SPLLIFT, PLDI
// 2013): every operation below is one of join, filter and conjunction over a set of label
// positions, so that conditions can take the place of bits. What a flow names with authority passes
// even if its source drops or turns it (Edge::insists).
//
// Must is asked of a mark and a label: on every road that brings the label here the mark was given.
// Its negation is again a may question: the label can arrive *bare*, by a road on which nothing
// gives the mark, or on which a later step takes it away. A mark given by the node or flow itself
// counts; a derived label is marked only if all that it was derived from is. A place that both
// gives and takes a mark takes it.

#include <cstdint>
#include <vector>

#include "analysis/flow_graph.h"

namespace dyetrace {

/// Labels per vertex, as rows of bits.
class LabelMatrix {
 public:
  LabelMatrix() = default;
  LabelMatrix(std::size_t vertices, std::size_t labels);
  bool test(VertexId vertex, LabelId label) const;
  LabelSet row(VertexId vertex) const;
  std::size_t wordsPerRow() const { return wordsPerRow_; }
  std::uint64_t* words(VertexId vertex) { return bits_.data() + vertex.index() * wordsPerRow_; }
  const std::uint64_t* words(VertexId vertex) const {
    return bits_.data() + vertex.index() * wordsPerRow_;
  }

 private:
  std::size_t wordsPerRow_ = 0;
  std::vector<std::uint64_t> bits_;
};

struct Reach {
  LabelMatrix at;                 ///< May: what can be at a vertex.
  std::vector<LabelMatrix> bare;  ///< By MarkId: what can be there without that mark.
};

Reach solveReach(const FlowGraph& graph);
/// Only Reach::at.
LabelMatrix solveMay(const FlowGraph& graph);
/// Only Reach::bare of one mark; `at` is the graph's Reach::at.
LabelMatrix solveBare(const FlowGraph& graph, const LabelMatrix& at, MarkId mark);

/// What leaves a vertex when `labels` are at it.
LabelSet leaves(const Vertex& vertex, const LabelSet& labels);

/// What arrives over an edge when `labels` are at its source.
LabelSet passes(const FlowGraph& graph, const Edge& edge, const LabelSet& labels);

/// What is at a node: the union over its vertices.
LabelSet labelsAt(const FlowGraph& graph, const Reach& reach, NodeId node);
/// Whether every road that brings the label to the node gave the mark.
bool alwaysMarked(const FlowGraph& graph, const Reach& reach, NodeId node, LabelId label,
                  MarkId mark);

}  // namespace dyetrace
