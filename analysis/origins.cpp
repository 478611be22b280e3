#include "analysis/origins.h"

#include <algorithm>
#include <tuple>

#include "analysis/arising.h"
#include "analysis/components.h"
#include "analysis/label_solver.h"

namespace dyetrace {
namespace {

/// An edge that names a label.
struct Naming {
  EdgeId edge;
  LabelId label;
};

/// Labels that arise from one another together, sources first.
std::vector<std::vector<LabelId>> groupsInOrder(const FlowGraph& graph) {
  const Components components = strongComponents(graph.labelCount, arisings(graph));
  std::vector<std::vector<LabelId>> groups(components.count);
  for (std::size_t label = 0; label < graph.labelCount; ++label) {
    groups[components.count - 1 - components.of[label]].push_back(LabelId(label));
  }
  return groups;
}

/// Whether a label that is at a vertex leaves it as it is.
bool keeps(const Vertex& vertex, LabelId label) {
  return !vertex.drops.contains(label) &&
         std::none_of(vertex.turns.begin(), vertex.turns.end(),
                      [&](const LabelTurn& turn) { return turn.from.contains(label); });
}

/// How the labels of one group move and arise, as a graph of states: a label being at a vertex, and
/// a label leaving it.
class Moves {
 public:
  Moves(const FlowGraph& graph, const std::vector<LabelId>& group) : graph_(graph), group_(group) {
    for (const LabelId label : group) ours_.insert(label);
    for (const EdgeId id : graph.edges.ids()) addEdge(graph.edges[id]);
    for (const VertexId id : graph.vertices.ids()) addVertex(id);
  }

  /// A label that is made to start at a vertex is at it.
  void addStart(const Naming& naming) {
    const VertexId source = graph_.edges[naming.edge].from;
    pairs_.emplace_back(leaving(source, naming.label), at(source, naming.label));
  }

  std::uint32_t at(VertexId vertex, LabelId label) const {
    const auto place = std::lower_bound(group_.begin(), group_.end(), label) - group_.begin();
    return static_cast<std::uint32_t>(
        2 * (vertex.index() * group_.size() + static_cast<std::size_t>(place)));
  }
  std::uint32_t leaving(VertexId vertex, LabelId label) const { return at(vertex, label) + 1; }

  Components components() const {
    return strongComponents(2 * graph_.vertices.size() * group_.size(), pairs_);
  }

 private:
  void addEdge(const Edge& edge) {
    for (const LabelId label : group_) {
      if (!edge.carriesAll && !edge.carries.contains(label)) continue;
      pairs_.emplace_back(leaving(edge.from, label), at(edge.to, label));
    }
  }

  void addVertex(VertexId id) {
    const Vertex& vertex = graph_.vertices[id];
    for (const LabelId label : group_) {
      if (keeps(vertex, label)) pairs_.emplace_back(at(id, label), leaving(id, label));
    }
    for (const LabelTurn& turn : vertex.turns) {
      if (!ours_.contains(turn.to)) continue;
      for (const LabelId from : (turn.from & ours_).members()) {
        pairs_.emplace_back(at(id, from), leaving(id, turn.to));
      }
    }
    for (const LabelDerivation& derivation : vertex.derives) {
      if (!ours_.contains(derivation.to)) continue;
      for (const LabelSet& premise : derivation.from) {
        for (const LabelId from : (premise & ours_).members()) {
          pairs_.emplace_back(at(id, from), at(id, derivation.to));
        }
      }
    }
  }

  const FlowGraph& graph_;
  const std::vector<LabelId>& group_;
  LabelSet ours_;
  std::vector<PointPair> pairs_;
};

class Origins {
 public:
  Origins(FlowGraph& graph, const std::vector<LabelSet>& named)
      : graph_(graph), solver_(graph), namings_(graph.labelCount) {
    for (const EdgeId edge : graph.edges.ids()) {
      for (const LabelId label : named[edge.index()].members()) {
        namings_[label.index()].push_back({edge, label});
      }
    }
  }

  void settle() {
    for (const VertexId id : graph_.vertices.ids()) {
      solver_.start(id, graph_.vertices[id].starts);
    }
    solver_.run();
    for (const std::vector<LabelId>& group : groupsInOrder(graph_)) settle(group);
  }

 private:
  bool drawn(const Naming& naming) const {
    const Edge& edge = graph_.edges[naming.edge];
    return solver_.leaves(edge.from, naming.label) || edge.insists.contains(naming.label);
  }

  void settle(const std::vector<LabelId>& group) {
    std::vector<Naming> open;
    for (const LabelId label : group) {
      for (const Naming& naming : namings_[label.index()]) {
        if (!drawn(naming)) open.push_back(naming);
      }
    }
    if (open.empty()) return;
    sortUpstreamFirst(open, group);
    for (const Naming& naming : open) {
      if (!drawn(naming)) beginAt(naming);
    }
  }

  void sortUpstreamFirst(std::vector<Naming>& open, const std::vector<LabelId>& group) const {
    Moves moves(graph_, group);
    for (const Naming& naming : open) moves.addStart(naming);
    const Components components = moves.components();
    const auto rank = [&](const Naming& naming) {
      const VertexId from = graph_.edges[naming.edge].from;
      return std::tuple(components.count - components.of[moves.leaving(from, naming.label)],
                        graph_.vertices[from].node, from, naming.label, naming.edge);
    };
    std::sort(open.begin(), open.end(),
              [&](const Naming& a, const Naming& b) { return rank(a) < rank(b); });
  }

  void beginAt(const Naming& naming) {
    Edge& edge = graph_.edges[naming.edge];
    Vertex& source = graph_.vertices[edge.from];
    if (!source.starts.contains(naming.label)) {
      source.starts.insert(naming.label);
      graph_.undrawnOrigins.push_back({source.node, naming.label, edge.flow});
    }
    solver_.start(edge.from, source.starts);
    solver_.run();
    if (solver_.leaves(edge.from, naming.label)) return;
    if (edge.insists.empty()) graph_.insisting.push_back(naming.edge);
    edge.insists.insert(naming.label);
    solver_.reconsider(edge.from);
    solver_.run();
  }

  FlowGraph& graph_;
  LabelSolver solver_;
  std::vector<std::vector<Naming>> namings_;  ///< By label.
};

}  // namespace

void addUndrawnOrigins(FlowGraph& graph, const std::vector<LabelSet>& named) {
  Origins(graph, named).settle();
  std::vector<UndrawnOrigin>& origins = graph.undrawnOrigins;
  std::sort(origins.begin(), origins.end(), [](const UndrawnOrigin& a, const UndrawnOrigin& b) {
    return std::tuple(a.node, a.label, a.flow) < std::tuple(b.node, b.label, b.flow);
  });
  const auto same = [](const UndrawnOrigin& a, const UndrawnOrigin& b) {
    return a.node == b.node && a.label == b.label;
  };
  origins.erase(std::unique(origins.begin(), origins.end(), same), origins.end());
}

}  // namespace dyetrace
