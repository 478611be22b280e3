#include "analysis/rules/leads_to.h"

#include <algorithm>

namespace dyetrace {

LeadsTo::LeadsTo(const RuleContext& context)
    : context_(context),
      graph_(context.graph()),
      before_(graph_.vertices.size() * graph_.labelCount) {
  for (const Edge& edge : graph_.edges) {
    for (const LabelId label : context.reach().at.row(edge.from).members()) {
      for (const LabelId out : passes(graph_, edge, LabelSet::of(label)).members()) {
        before_[state(edge.to, out)].push_back(static_cast<std::uint32_t>(state(edge.from, label)));
      }
    }
  }
}

LeadsTo::Marked LeadsTo::to(const Test& test) const {
  Marked marked(before_.size(), false);
  std::vector<std::size_t> waiting;
  for (const VertexId vertex : graph_.vertices.ids()) {
    for (const LabelId label : context_.reach().at.row(vertex).members()) {
      if (!test(graph_.vertices[vertex].node, label)) continue;
      marked[state(vertex, label)] = true;
      waiting.push_back(state(vertex, label));
    }
  }
  while (!waiting.empty()) {
    const std::size_t at = waiting.back();
    waiting.pop_back();
    for (const std::uint32_t from : before_[at]) {
      if (marked[from]) continue;
      marked[from] = true;
      waiting.push_back(from);
    }
  }
  return marked;
}

bool LeadsTo::at(const Marked& marked, NodeId node, LabelId label) const {
  const std::vector<VertexId>& vertices = graph_.verticesOf[node.index()];
  return std::any_of(vertices.begin(), vertices.end(),
                     [&](VertexId vertex) { return marked[state(vertex, label)]; });
}

}  // namespace dyetrace
