#include "analysis/remedies/cone.h"

#include <cstddef>

namespace dyetrace {
namespace {

class ConeSearch {
 public:
  ConeSearch(const FlowGraph& graph, const Reach& reach) : graph_(graph), reach_(reach) {}

  Cone from(NodeId place, LabelId label) {
    note(cone_.nodes, nodes_, place);
    for (const VertexId vertex : graph_.verticesOf[place.index()]) visit(vertex, label);
    for (std::size_t next = 0; next < queue_.size(); ++next) {
      const auto [vertex, at] = queue_[next];
      lookAtPremises(vertex, at);
      for (const EdgeId edge : graph_.into(vertex)) lookAlong(graph_.edges[edge], at);
    }
    return std::move(cone_);
  }

 private:
  template <class Item>
  static void note(std::vector<Item>& list, std::set<Item>& seen, const Item& item) {
    if (seen.insert(item).second) list.push_back(item);
  }

  void visit(VertexId vertex, LabelId label) {
    if (!reach_.at.test(vertex, label)) return;
    if (seen_.insert({vertex, label}).second) queue_.push_back({vertex, label});
  }

  void lookAtPremises(VertexId vertex, LabelId label) {
    for (const LabelDerivation& derivation : graph_.vertices[vertex].derives) {
      if (derivation.to != label) continue;
      for (const LabelSet& part : derivation.from) {
        for (const LabelId premise : part.members()) visit(vertex, premise);
      }
    }
  }

  void lookAlong(const Edge& edge, LabelId label) {
    const Vertex& source = graph_.vertices[edge.from];
    if (!edge.carriesAll && !edge.carries.contains(label)) return;
    const bool stays =
        edge.insists.contains(label) || leaves(source, LabelSet::of(label)).contains(label);
    if (stays && reach_.at.test(edge.from, label)) {
      note(cone_.leaving, leaving_, {source.node, label});
      follow(edge, label);
    }
    for (const LabelTurn& turn : source.turns) {
      if (turn.to == label) lookAtTurn(edge, turn);
    }
  }

  void lookAtTurn(const Edge& edge, const LabelTurn& turn) {
    const Vertex& source = graph_.vertices[edge.from];
    for (const LabelId from : (turn.from - source.drops).members()) {
      if (!reach_.at.test(edge.from, from)) continue;
      note(cone_.turned, turned_, {source.node, from});
      follow(edge, from);
    }
  }

  void follow(const Edge& edge, LabelId label) {
    note(cone_.flows, flows_, edge.flow);
    note(cone_.nodes, nodes_, graph_.vertices[edge.from].node);
    visit(edge.from, label);
  }

  const FlowGraph& graph_;
  const Reach& reach_;
  Cone cone_;
  std::vector<std::pair<VertexId, LabelId>> queue_;
  std::set<std::pair<VertexId, LabelId>> seen_;
  std::set<FlowId> flows_;
  std::set<LabelAtNode> leaving_;
  std::set<LabelAtNode> turned_;
  std::set<NodeId> nodes_;
};

}  // namespace

Cone coneOf(const FlowGraph& graph, const Reach& reach, NodeId place, LabelId label) {
  return ConeSearch(graph, reach).from(place, label);
}

}  // namespace dyetrace
