#include "analysis/policy/lifted_roads.h"

#include <algorithm>
#include <vector>

#include "analysis/edge_conditions.h"
#include "analysis/lifted_matrix.h"
#include "analysis/lifted_solver.h"

namespace dyetrace {
namespace {

constexpr Phase kDone = ForbiddenRoads::kDone;

void set(LabelMatrix& matrix, VertexId vertex, LabelId label) {
  matrix.words(vertex)[label.index() / 64] |= std::uint64_t{1} << (label.index() % 64);
}

/// The graph with a vertex for each vertex and phase that some road can be in.
class Unfolded {
 public:
  Unfolded(const FlowGraph& graph, const ForbiddenRoads& roads, const PhaseSearch& open)
      : base_(graph), roads_(roads) {
    unfolded_.labelCount = graph.labelCount;
    unfolded_.markCount = graph.markCount;
    unfolded_.verticesOf.resize(graph.verticesOf.size());
    for (const LabelId label : allLabels()) everything_.insert(label);
    for (const Arrival& arrival : open.arrivals()) addVertex(arrival.vertex, arrival.phase);
    for (std::size_t i = 0; i < baseOf_.size(); ++i) addEdges(VertexId(i));
    unfolded_.finish();
  }

  const FlowGraph& graph() const { return unfolded_; }
  VertexId baseOf(VertexId vertex) const { return baseOf_[vertex.index()].first; }
  bool isDone(VertexId vertex) const { return (baseOf_[vertex.index()].second & kDone) != 0; }
  VertexId at(VertexId base, Phase phase) const {
    const auto found = vertices_.find({base, phase});
    return found == vertices_.end() ? VertexId() : found->second;
  }

 private:
  std::vector<LabelId> allLabels() const {
    std::vector<LabelId> labels;
    for (std::size_t i = 0; i < base_.labelCount; ++i) labels.emplace_back(i);
    return labels;
  }

  bool endsAt(VertexId base, Phase phase) const { return roads_.endsAt(base_, base, phase); }

  void addVertex(VertexId base, Phase phase) {
    if (vertices_.contains({base, phase})) return;
    Vertex vertex = base_.vertices[base];
    vertex.starts = {};
    // Data derived where it ends is derived at the vertex that is done, and gets nowhere else.
    if ((phase & kDone) == 0 && endsAt(base, phase)) {
      std::erase_if(vertex.derives, [&](const LabelDerivation& derivation) {
        return roads_.data.contains(derivation.to);
      });
    }
    const VertexId id = unfolded_.vertices.add(std::move(vertex));
    vertices_.emplace(std::pair(base, phase), id);
    baseOf_.emplace_back(base, phase);
    unfolded_.verticesOf[base_.vertices[base].node.index()].push_back(id);
    if ((phase & kDone) != 0) addVertex(base, phase & ~kDone);
  }

  void addEdges(VertexId id) {
    const auto [base, phase] = baseOf_[id.index()];
    if ((phase & kDone) != 0) return;
    if (endsAt(base, phase)) addEnding(id, at(base, phase | kDone));
    for (const EdgeId edge : base_.outOf(base)) {
      const VertexId to = base_.edges[edge].to;
      const Phase after = roads_.phaseAfter(base_, edge, phase);
      const bool stops = endsAt(to, after);
      addEdge(edge, id, at(to, after), stops ? everything_ - roads_.data : everything_);
      if (stops) addEdge(edge, id, at(to, after | kDone), roads_.data);
    }
  }

  /// What data can be derived from is there too.
  void addEnding(VertexId from, VertexId to) {
    if (!to.valid()) return;
    Edge edge;
    edge.from = from;
    edge.to = to;
    edge.carriesAll = false;
    edge.insists = everything_;
    unfolded_.edges.add(std::move(edge));
  }

  /// The base edge, letting only some labels through.
  void addEdge(EdgeId base, VertexId from, VertexId to, const LabelSet& only) {
    if (!to.valid()) return;
    Edge edge = base_.edges[base];
    edge.from = from;
    edge.to = to;
    edge.carries = (edge.carriesAll ? everything_ : edge.carries) & only;
    edge.carriesAll = false;
    edge.insists &= only;
    unfolded_.edges.add(std::move(edge));
  }

  const FlowGraph& base_;
  const ForbiddenRoads& roads_;
  LabelSet everything_;
  FlowGraph unfolded_;
  std::map<std::pair<VertexId, Phase>, VertexId> vertices_;
  std::vector<std::pair<VertexId, Phase>> baseOf_;
};

/// Where labels can be with every guard open.
LabelMatrix openPlaces(const Unfolded& unfolded, const PhaseSearch& open) {
  LabelMatrix matrix(unfolded.graph().vertices.size(), unfolded.graph().labelCount);
  for (const Arrival& arrival : open.arrivals()) {
    set(matrix, unfolded.at(arrival.vertex, arrival.phase), arrival.label);
    const VertexId done = unfolded.at(arrival.vertex, arrival.phase | kDone);
    if (done.valid()) set(matrix, done, arrival.label);
  }
  return matrix;
}

/// What is there at all, whatever the road.
LiftedMatrix presence(const Unfolded& unfolded, const LiftedReach& reach) {
  const FlowGraph& graph = unfolded.graph();
  LabelMatrix there(graph.vertices.size(), graph.labelCount);
  for (const VertexId id : graph.vertices.ids()) {
    for (std::size_t i = 0; i < graph.labelCount; ++i) {
      if (!reach.at(unfolded.baseOf(id), LabelId(i)).never()) set(there, id, LabelId(i));
    }
  }
  const LabelMatrix nothing(graph.vertices.size(), graph.labelCount);
  LiftedMatrix matrix(reach.space(), graph.vertices.size(), there, nothing);
  for (const VertexId id : graph.vertices.ids()) {
    for (const LabelId label : there.row(id).members()) {
      matrix.edit(id, label) = reach.at(unfolded.baseOf(id), label);
    }
  }
  return matrix;
}

}  // namespace

TroubleConditions troubleConditions(const FlowGraph& graph, const LiftedReach& reach,
                                    const ForbiddenRoads& roads, const PhaseSearch& open) {
  const Unfolded unfolded(graph, roads, open);
  const FlowGraph& unfoldedGraph = unfolded.graph();
  GuardConditions guards(reach.space());
  const EdgeConditions conditions(unfoldedGraph, guards);
  const VertexOrder order(unfoldedGraph);
  const LiftedMatrix present = presence(unfolded, reach);
  LiftedMatrix matrix(reach.space(), unfoldedGraph.vertices.size(), openPlaces(unfolded, open),
                      LabelMatrix(unfoldedGraph.vertices.size(), graph.labelCount));
  LiftedSolver solver(unfoldedGraph, order, conditions, matrix);
  solver.setPresent(&present);
  for (const Arrival& arrival : open.arrivals()) {
    if (arrival.before != arrival.index) continue;
    const VertexId start = unfolded.at(arrival.vertex, arrival.phase);
    solver.start(start, arrival.label, conditions.of(start));
  }
  solver.run();
  TroubleConditions troubles;
  for (const VertexId id : unfoldedGraph.vertices.ids()) {
    if (!unfolded.isDone(id)) continue;
    for (const LabelId label : (matrix.openAt(id) & roads.data).members()) {
      const std::pair place(unfoldedGraph.vertices[id].node, label);
      const auto [known, fresh] = troubles.emplace(place, matrix.at(id, label));
      if (!fresh) known->second |= matrix.at(id, label);
    }
  }
  return troubles;
}

}  // namespace dyetrace
