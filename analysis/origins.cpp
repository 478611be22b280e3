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

/// Whether a label that is at a vertex, or arises on leaving, is let out.
bool letsOut(const Vertex& vertex, LabelId label) {
  bool keeps = !vertex.drops.contains(label);
  for (const LabelTurn& turn : vertex.turns) {
    if (turn.to == label) return true;
    keeps = keeps && !turn.from.contains(label);
  }
  return keeps;
}

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
    const Components components = componentsOf(group);
    const auto rank = [&](const Naming& naming) {
      const Edge& edge = graph_.edges[naming.edge];
      return std::tuple(components.count - components.of[stateOf(edge.from, naming.label, group)],
                        graph_.vertices[edge.from].node, edge.from, naming.label, naming.edge);
    };
    std::sort(open.begin(), open.end(),
              [&](const Naming& a, const Naming& b) { return rank(a) < rank(b); });
  }

  static std::size_t stateOf(VertexId vertex, LabelId label, const std::vector<LabelId>& group) {
    const auto place = std::lower_bound(group.begin(), group.end(), label) - group.begin();
    return vertex.index() * group.size() + static_cast<std::size_t>(place);
  }

  /// How labels of the group move and arise from one another, vertex by vertex.
  Components componentsOf(const std::vector<LabelId>& group) const {
    std::vector<PointPair> moves;
    const auto add = [&](VertexId from, LabelId label, VertexId to, LabelId becomes) {
      moves.emplace_back(static_cast<std::uint32_t>(stateOf(from, label, group)),
                         static_cast<std::uint32_t>(stateOf(to, becomes, group)));
    };
    LabelSet ours;
    for (const LabelId label : group) ours.insert(label);
    for (const EdgeId id : graph_.edges.ids()) {
      const Edge& edge = graph_.edges[id];
      for (const LabelId label : group) {
        if (!edge.carriesAll && !edge.carries.contains(label)) continue;
        if (letsOut(graph_.vertices[edge.from], label)) add(edge.from, label, edge.to, label);
      }
    }
    if (group.size() > 1) {
      for (const VertexId id : graph_.vertices.ids()) addArisings(id, ours, add);
    }
    return strongComponents(graph_.vertices.size() * group.size(), moves);
  }

  template <class Add>
  void addArisings(VertexId id, const LabelSet& ours, const Add& add) const {
    const Vertex& vertex = graph_.vertices[id];
    for (const LabelTurn& turn : vertex.turns) {
      if (!ours.contains(turn.to)) continue;
      for (const LabelId from : (turn.from & ours).members()) add(id, from, id, turn.to);
    }
    for (const LabelDerivation& derivation : vertex.derives) {
      if (!ours.contains(derivation.to)) continue;
      for (const LabelSet& premise : derivation.from) {
        for (const LabelId from : (premise & ours).members()) add(id, from, id, derivation.to);
      }
    }
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
