#include "analysis/rules/way_to_mark.h"

#include "analysis/rules/marks.h"
#include "analysis/rules/support.h"

namespace dyetrace {
namespace {

class Backward {
 public:
  Backward(const RuleContext& context, std::string_view mark)
      : product_(context.product()),
        graph_(context.graph()),
        reach_(context.reach()),
        mark_(mark),
        gets_(graph_.vertices.size()) {}

  std::vector<LabelSet> run() {
    for (const VertexId vertex : graph_.vertices.ids()) {
      const Node& node = product_.nodes[graph_.vertices[vertex].node];
      if (gives(product_, product_.factsOf(node), mark_)) add(vertex, reach_.at.row(vertex));
    }
    for (const Edge& edge : graph_.edges) {
      if (gives(product_, product_.factsOf(product_.flows[edge.flow]), mark_)) {
        add(edge.from, passing(edge, nullptr));
      }
    }
    while (!waiting_.empty()) {
      const VertexId vertex = waiting_.back();
      waiting_.pop_back();
      for (const EdgeId edge : graph_.into(vertex)) {
        add(graph_.edges[edge].from, passing(graph_.edges[edge], &gets_[vertex.index()]));
      }
    }
    return byNode();
  }

 private:
  void add(VertexId vertex, const LabelSet& labels) {
    LabelSet& known = gets_[vertex.index()];
    LabelSet grown = known;
    grown |= labels;
    if (grown == known) return;
    known = std::move(grown);
    waiting_.push_back(vertex);
  }

  /// The labels at an edge's source of which something passes (and is wanted at the other end).
  LabelSet passing(const Edge& edge, const LabelSet* wanted) const {
    LabelSet labels;
    for (const LabelId label : reach_.at.row(edge.from).members()) {
      const LabelSet passed = passes(graph_, edge, LabelSet::of(label));
      const bool arrives = wanted != nullptr ? passed.intersects(*wanted) : !passed.empty();
      if (arrives) labels.insert(label);
    }
    return labels;
  }

  std::vector<LabelSet> byNode() const {
    std::vector<LabelSet> nodes(product_.nodes.size());
    for (const VertexId vertex : graph_.vertices.ids()) {
      nodes[graph_.vertices[vertex].node.index()] |= gets_[vertex.index()];
    }
    return nodes;
  }

  const Product& product_;
  const FlowGraph& graph_;
  const Reach& reach_;
  std::string_view mark_;
  std::vector<LabelSet> gets_;
  std::vector<VertexId> waiting_;
};

}  // namespace

std::vector<LabelSet> whatGetsTo(RuleContext& context, std::string_view mark) {
  return Backward(context, mark).run();
}

LabelSet withoutWayTo(RuleContext& context, NodeId store, const std::vector<LabelSet>& gets) {
  LabelSet missing;
  for (const LabelId label : personalAt(context, store).members()) {
    if (!gets[store.index()].contains(label)) missing.insert(label);
  }
  return missing;
}

}  // namespace dyetrace
