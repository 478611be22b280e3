#pragma once

// The kernel below analysis/reach.h: rows of label bits pushed along compressed edges until nothing
// changes, in index order over the vertices that are still to do (which beats a queue by far,
// because neighbours in a file tend to be neighbours in the graph).
//
// It solves both questions. May: every edge passes what it carries. Bare: edges and vertices that
// give the mark are closed, and a derivation needs all that it is derived from to be present (by
// the may-solution) but only one part of it to be bare.

#include <cstdint>
#include <utility>
#include <vector>

#include "analysis/reach.h"

namespace dyetrace {

class LabelSolver {
 public:
  explicit LabelSolver(const FlowGraph& graph);

  /// Labels at a vertex; takes effect with the next run().
  void start(VertexId vertex, const LabelSet& labels);
  /// Lets nothing pass along an edge.
  void close(EdgeId edge);
  /// What counts as there for derivations, beside what is at the vertex in this solution.
  void setPresent(const LabelMatrix* present) { present_ = present; }
  /// To be told when an edge out of the vertex has come to insist on something.
  void reconsider(VertexId vertex);

  void run();
  /// As words: what leaves a vertex now.
  bool leaves(VertexId vertex, LabelId label) const;
  LabelMatrix take() { return std::move(labels_); }

 private:
  struct Turning {
    std::vector<std::uint64_t> from;
    LabelId to;
  };
  struct Deriving {
    std::vector<std::vector<std::uint64_t>> from;
    LabelId to;
  };
  /// What a vertex does with labels beyond passing them on.
  struct Special {
    std::vector<std::uint64_t> keeps;  ///< Neither dropped nor turned.
    std::vector<std::uint64_t> drops;
    std::vector<Turning> turns;
    std::vector<Deriving> derives;
  };
  static constexpr std::uint32_t kPlain = static_cast<std::uint32_t>(-1);

  std::vector<std::uint64_t> wordsOf(const LabelSet& labels) const;
  void addSpecial(VertexId vertex);
  void markDirty(std::size_t vertex);
  bool isClosed(EdgeId edge) const { return !closed_.empty() && closed_[edge.index()]; }
  template <std::size_t fixedWords>
  void runWith();
  template <std::size_t fixedWords>
  void push(std::size_t vertex);
  template <std::size_t fixedWords>
  void pass(std::size_t position, const std::uint64_t* leaving);
  void derive(VertexId vertex, const Special& special);
  bool arises(VertexId vertex, const Deriving& deriving) const;
  void leave(const Special& special, const std::uint64_t* at, std::uint64_t* out) const;
  void insist(VertexId vertex);
  void add(VertexId vertex, std::size_t word, std::uint64_t bits);

  const FlowGraph& graph_;
  std::size_t words_;
  LabelMatrix labels_;
  const LabelMatrix* present_ = nullptr;
  std::vector<std::uint64_t> dirty_;  ///< A bit per vertex that is still to do.
  std::size_t scanned_ = 0;           ///< Words of dirty_ that this scan has behind it,
  std::size_t last_ = 0;              ///< and the end of what it still has before it.
  std::size_t againFrom_ = 0;         ///< What the next scan has to look at.
  std::size_t againTo_ = 0;
  const std::uint64_t* lets_;  ///< graph.lets, or once an edge is closed, narrowed_.
  std::vector<std::uint64_t> narrowed_;
  std::vector<bool> closed_;            ///< By EdgeId; empty as long as none is.
  std::vector<std::uint32_t> special_;  ///< By vertex: index into specials_, or kPlain.
  std::vector<Special> specials_;
  mutable std::vector<std::uint64_t> leaving_;  ///< Scratch.
};

}  // namespace dyetrace
