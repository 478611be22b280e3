#include "analysis/lifted_reach.h"

#include <unordered_map>
#include <utility>

#include "analysis/contraction.h"
#include "analysis/mark_effect.h"

namespace dyetrace {
namespace {

FlowGraph unguardedPart(const FlowGraph& graph, const EdgeConditions& conditions) {
  std::vector<bool> closedVertices;
  std::vector<bool> closedEdges;
  for (const VertexId id : graph.vertices.ids()) closedVertices.push_back(!conditions.always(id));
  for (const EdgeId id : graph.edges.ids()) closedEdges.push_back(!conditions.always(id));
  return graphWithout(graph, closedVertices, closedEdges);
}

template <class Call>
void forEachMember(const LabelSet& labels, const Call& call) {
  for (const LabelId label : labels.members()) call(label);
}

}  // namespace

LiftedReach::LiftedReach(const FlowGraph& graph, const Reach& open, const ConditionSpace& space)
    : LiftedReach(graph, open, GuardConditions(space)) {}

LiftedReach::LiftedReach(const FlowGraph& graph, const Reach& open, GuardConditions&& guards)
    : LiftedReach(graph, open, guards) {}

LiftedReach::LiftedReach(const FlowGraph& graph, const Reach& open, GuardConditions& guards)
    : graph_(graph),
      space_(guards.space()),
      conditions_(graph, guards),
      order_(graph),
      unguarded_(unguardedPart(graph, conditions_)),
      alwaysAt_(dyetrace::solveMay(unguarded_)),
      openBare_(open.bare),
      at_(solveMay(open, guards)),
      bare_(graph.markCount) {}

/// Solved where vertices that have the same are one, then told of each of them.
LiftedMatrix LiftedReach::solveMay(const Reach& open, GuardConditions& guards) const {
  LiftedMatrix matrix(space_, graph_.vertices.size(), open.at, alwaysAt_);
  if (matrix.unknowns() == 0) return matrix;
  const Contraction contraction = contracted(graph_, conditions_);
  const FlowGraph& graph = contraction.graph;
  const EdgeConditions conditions(graph, guards);
  LiftedMatrix small(space_, graph.vertices.size(), dyetrace::solveMay(graph),
                     dyetrace::solveMay(unguardedPart(graph, conditions)));
  const VertexOrder order(graph);
  LiftedSolver solver(graph, order, conditions, small);
  for (const VertexId id : graph.vertices.ids()) {
    forEachMember(graph.vertices[id].starts,
                  [&](LabelId label) { solver.start(id, label, conditions.of(id)); });
  }
  solver.run();
  for (const VertexId id : graph_.vertices.ids()) {
    forEachMember(open.at.row(id), [&](LabelId label) {
      const VertexId one = contraction.vertexOf[id.index()];
      if (matrix.isUnknown(id, label)) matrix.edit(id, label) = small.at(one, label);
    });
  }
  return matrix;
}

LiftedMatrix LiftedReach::solveBare(MarkId mark) const {
  LiftedMatrix matrix(space_, graph_.vertices.size(), openBare_[mark.index()],
                      dyetrace::solveBare(unguarded_, alwaysAt_, mark));
  if (matrix.unknowns() == 0) return matrix;
  LiftedSolver solver(graph_, order_, conditions_, matrix);
  solver.setPresent(&at_);
  for (const VertexId id : graph_.vertices.ids()) {
    const MarkEffect effect = effectOn(graph_.vertices[id], mark);
    if (effect == MarkEffect::gives) continue;
    const bool takes = effect == MarkEffect::takes;
    forEachMember(takes ? at_.openAt(id) : graph_.vertices[id].starts, [&](LabelId label) {
      solver.start(id, label, takes ? at_.at(id, label) : conditions_.of(id));
    });
  }
  for (const EdgeId id : graph_.edges.ids()) {
    const Edge& edge = graph_.edges[id];
    const MarkEffect effect = effectOn(edge, mark);
    const bool given = effectOn(graph_.vertices[edge.to], mark) == MarkEffect::gives;
    if (effect != MarkEffect::none || given) solver.close(id);
    if (effect != MarkEffect::takes || given) continue;
    for (const auto& [label, condition] : passing(graph_, id, conditions_, at_)) {
      solver.start(edge.to, label, condition);
    }
  }
  solver.run();
  return matrix;
}

const Condition& LiftedReach::bareAt(MarkId mark, VertexId vertex, LabelId label) {
  std::unique_ptr<LiftedMatrix>& matrix = bare_[mark.index()];
  if (matrix == nullptr) matrix = std::make_unique<LiftedMatrix>(solveBare(mark));
  return matrix->at(vertex, label);
}

Condition LiftedReach::atNode(NodeId node, LabelId label) const {
  const std::vector<VertexId>& vertices = graph_.verticesOf[node.index()];
  if (vertices.size() == 1) return at(vertices.front(), label);
  Condition condition = space_.never();
  for (const VertexId vertex : vertices) condition |= at(vertex, label);
  return condition;
}

Condition LiftedReach::bareAtNode(MarkId mark, NodeId node, LabelId label) {
  Condition condition = space_.never();
  for (const VertexId vertex : graph_.verticesOf[node.index()]) {
    condition |= bareAt(mark, vertex, label);
  }
  return condition;
}

FlowGraph graphIn(const Product& product, const FlowGraph& graph,
                  const Configuration& configuration) {
  std::vector<bool> closedVertices;
  std::vector<bool> closedEdges;
  for (const Vertex& vertex : graph.vertices) {
    closedVertices.push_back(!holds(product, vertex.guard, configuration));
  }
  for (const Edge& edge : graph.edges) {
    closedEdges.push_back(!holds(product, edge.guard, configuration));
  }
  return graphWithout(graph, closedVertices, closedEdges);
}

FlowGraph graphWithout(const FlowGraph& graph, const std::vector<bool>& closedVertices,
                       const std::vector<bool>& closedEdges) {
  FlowGraph remaining = graph;
  for (const VertexId id : graph.vertices.ids()) {
    if (!closedVertices[id.index()]) continue;
    Vertex& vertex = remaining.vertices[id];
    vertex.starts = {};
    vertex.derives.clear();
  }
  for (const EdgeId id : graph.edges.ids()) {
    Edge& edge = remaining.edges[id];
    const bool closed = closedEdges[id.index()] || closedVertices[edge.from.index()] ||
                        closedVertices[edge.to.index()];
    if (!closed) continue;
    edge.carriesAll = false;
    edge.carries = {};
    edge.insists = {};
  }
  remaining.finish();
  return remaining;
}

}  // namespace dyetrace
