#include "analysis/settings/exposure_conditions.h"

namespace dyetrace {
namespace {

/// One way in which an exposure happens: a label at a vertex (or whatever is there), and guards.
struct ExposureWay {
  VertexId vertex{};  ///< Invalid: the guards alone.
  LabelId label{};
  std::vector<const Guard*> guards{};
};

/// The labels at the source of an edge of which something personal arrives over it.
std::vector<LabelId> movedBy(const Product& product, const FlowGraph& graph, const Reach& open,
                             const Edge& edge) {
  std::vector<LabelId> moved;
  for (const LabelId label : open.at.row(edge.from).members()) {
    for (const LabelId each : passes(graph, edge, LabelSet::of(label)).members()) {
      if (!countsAsPersonal(product, each)) continue;
      moved.push_back(label);
      break;
    }
  }
  return moved;
}

std::vector<ExposureWay> waysOfFlow(const Product& product, const FlowGraph& graph,
                                    const Reach& open, FlowId flow) {
  std::vector<ExposureWay> moving;
  std::vector<ExposureWay> passable;
  for (const Edge& edge : graph.edges) {
    if (edge.flow != flow) continue;
    const Guard& before = graph.vertices[edge.from].guard;
    const Guard& after = graph.vertices[edge.to].guard;
    passable.push_back({{}, {}, {&edge.guard, &before, &after}});
    for (const LabelId label : movedBy(product, graph, open, edge)) {
      moving.push_back({edge.from, label, {&edge.guard, &after}});
    }
  }
  return moving.empty() ? passable : moving;
}

std::vector<ExposureWay> waysOf(const Product& product, const FlowGraph& graph, const Reach& open,
                                const Exposure& exposure) {
  std::vector<ExposureWay> ways;
  if (exposure.label.valid()) {
    for (const VertexId vertex : graph.verticesOf[exposure.place.index()]) {
      ways.push_back({vertex, exposure.label, {}});
    }
    return ways;
  }
  if (exposure.flow.valid()) return waysOfFlow(product, graph, open, exposure.flow);
  for (const FlowBinding& binding : product.bindings) {
    if (binding.flow == exposure.key) ways.push_back({{}, {}, {&binding.guard}});
  }
  return ways;
}

}  // namespace

Condition conditionOf(const Product& product, const FlowGraph& graph, const Reach& open,
                      const Exposure& exposure, const LiftedReach& reach) {
  Condition some = reach.space().never();
  for (const ExposureWay& way : waysOf(product, graph, open, exposure)) {
    Condition all = way.vertex.valid() ? reach.at(way.vertex, way.label) : reach.space().always();
    for (const Guard* guard : way.guards) all &= reach.space().where(*guard);
    some |= all;
  }
  return some;
}

FactId factOf(const Product& product, const FlowGraph& graph, const Reach& open,
              const Exposure& exposure, ReachRules& rules) {
  std::vector<ReachRule> list;
  for (const ExposureWay& way : waysOf(product, graph, open, exposure)) {
    ReachRule rule;
    if (way.vertex.valid()) rule.premises.push_back(rules.at(way.vertex, way.label));
    for (const Guard* guard : way.guards) rules.addGuard(rule, *guard);
    list.push_back(std::move(rule));
  }
  return rules.anyOf(std::move(list));
}

}  // namespace dyetrace
