#include "analysis/reach.h"

#include <algorithm>

#include "analysis/label_solver.h"
#include "analysis/mark_effect.h"

namespace dyetrace {

LabelMatrix solveBare(const FlowGraph& graph, const LabelMatrix& at, MarkId mark) {
  LabelSolver solver(graph);
  solver.setPresent(&at);
  for (const VertexId id : graph.vertices.ids()) {
    const MarkEffect effect = effectOn(graph.vertices[id], mark);
    if (effect == MarkEffect::takes) solver.start(id, at.row(id));
    if (effect == MarkEffect::none) solver.start(id, graph.vertices[id].starts);
  }
  for (const EdgeId id : graph.edges.ids()) {
    const Edge& edge = graph.edges[id];
    const MarkEffect effect = effectOn(edge, mark);
    const bool given = effectOn(graph.vertices[edge.to], mark) == MarkEffect::gives;
    if (effect != MarkEffect::none || given) solver.close(id);
    if (effect == MarkEffect::takes && !given) {
      solver.start(edge.to, passes(graph, edge, at.row(edge.from)));
    }
  }
  solver.run();
  return solver.take();
}

LabelMatrix::LabelMatrix(std::size_t vertices, std::size_t labels)
    : wordsPerRow_(std::max<std::size_t>(1, (labels + 63) / 64)), bits_(vertices * wordsPerRow_) {}

bool LabelMatrix::test(VertexId vertex, LabelId label) const {
  return ((words(vertex)[label.index() / 64] >> (label.index() % 64)) & 1) != 0;
}

LabelSet LabelMatrix::row(VertexId vertex) const {
  return LabelSet::fromWords({words(vertex), wordsPerRow_});
}

LabelMatrix solveMay(const FlowGraph& graph) {
  LabelSolver solver(graph);
  for (const VertexId id : graph.vertices.ids()) solver.start(id, graph.vertices[id].starts);
  solver.run();
  return solver.take();
}

Reach solveReach(const FlowGraph& graph) {
  Reach reach;
  reach.at = solveMay(graph);
  for (std::size_t mark = 0; mark < graph.markCount; ++mark) {
    reach.bare.push_back(solveBare(graph, reach.at, MarkId(mark)));
  }
  return reach;
}

LabelSet leaves(const Vertex& vertex, const LabelSet& labels) {
  const LabelSet kept = labels - vertex.drops;
  LabelSet result = kept;
  for (const LabelTurn& turn : vertex.turns) result -= turn.from;
  for (const LabelTurn& turn : vertex.turns) {
    if (kept.intersects(turn.from)) result.insert(turn.to);
  }
  return result;
}

LabelSet passes(const FlowGraph& graph, const Edge& edge, const LabelSet& labels) {
  LabelSet result = leaves(graph.vertices[edge.from], labels);
  if (!edge.carriesAll) result &= edge.carries;
  return result | (labels & edge.insists);
}

LabelSet labelsAt(const FlowGraph& graph, const Reach& reach, NodeId node) {
  LabelSet labels;
  for (const VertexId vertex : graph.verticesOf[node.index()]) labels |= reach.at.row(vertex);
  return labels;
}

bool alwaysMarked(const FlowGraph& graph, const Reach& reach, NodeId node, LabelId label,
                  MarkId mark) {
  const std::vector<VertexId>& vertices = graph.verticesOf[node.index()];
  return std::none_of(vertices.begin(), vertices.end(), [&](VertexId vertex) {
    return reach.bare[mark.index()].test(vertex, label);
  });
}

}  // namespace dyetrace
