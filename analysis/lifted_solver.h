#pragma once

// The kernel below analysis/lifted_reach.h: what analysis/label_solver.h does with bits, done with
// conditions, for those vertices and labels whose condition is not known beforehand. Vertices are
// taken in the order of the graph's strongly connected components, each repeated until nothing in
// it changes.

#include <cstdint>
#include <utility>
#include <vector>

#include "analysis/edge_conditions.h"
#include "analysis/lifted_matrix.h"

namespace dyetrace {

/// Vertices in an order in which edges lead forwards, except within a group.
struct VertexOrder {
  explicit VertexOrder(const FlowGraph& graph);
  std::vector<std::uint32_t> vertices;
  std::vector<std::uint32_t> rankOf;       ///< By vertex.
  std::vector<std::uint32_t> groupBegins;  ///< Ranks; and the end.
};

/// A label and the condition under which it moves.
using LabelConditions = std::vector<std::pair<LabelId, Condition>>;

class LiftedSolver {
 public:
  LiftedSolver(const FlowGraph& graph, const VertexOrder& order, const EdgeConditions& conditions,
               LiftedMatrix& matrix);

  void start(VertexId vertex, LabelId label, const Condition& condition) {
    add(vertex, label, condition);
  }
  void close(EdgeId edge);
  /// What counts as there for derivations; for labels without a mark.
  void setPresent(const LiftedMatrix* present) { present_ = present; }
  void run();

 private:
  void add(VertexId vertex, LabelId label, const Condition& condition);
  void visit(VertexId vertex);
  void pushPlain(VertexId vertex);
  void pushSpecial(VertexId vertex);
  void derive(VertexId vertex);
  Condition arising(VertexId vertex, const LabelDerivation& derivation) const;
  bool isClosed(EdgeId edge) const { return !closed_.empty() && closed_[edge.index()]; }
  bool isDirty(std::uint32_t rank) const { return ((dirty_[rank / 64] >> (rank % 64)) & 1) != 0; }

  const FlowGraph& graph_;
  const VertexOrder& order_;
  const EdgeConditions& conditions_;
  LiftedMatrix& matrix_;
  const LiftedMatrix* present_ = nullptr;
  std::vector<bool> closed_;            ///< By EdgeId; empty as long as none is.
  std::vector<bool> special_;           ///< By vertex: does more than pass labels on.
  std::vector<std::uint64_t> pending_;  ///< By vertex, words: labels that have changed.
  std::vector<std::uint64_t> dirty_;    ///< By rank.
};

/// What leaves a vertex, by label.
LabelConditions leaving(const Vertex& vertex, VertexId id, const LiftedMatrix& matrix);
/// What arrives over an edge, its own guard and that of the vertex it leads to included.
LabelConditions passing(const FlowGraph& graph, EdgeId edge, const EdgeConditions& conditions,
                        const LiftedMatrix& matrix);

}  // namespace dyetrace
