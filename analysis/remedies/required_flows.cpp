#include "analysis/remedies/required_flows.h"

#include <algorithm>
#include <set>
#include <utility>

namespace dyetrace {
namespace {

/// The flows that a change closes by a setting, by key.
std::set<std::string> guardedBy(const Product& product, const ModelChanges& changes) {
  std::set<std::string> keys;
  for (const ModelChange& change : changes) {
    if (const auto* guard = std::get_if<GuardBySetting>(&change))
      keys.insert(product.flows[guard->flow].key);
    if (const auto* guard = std::get_if<GuardByNewSwitch>(&change))
      keys.insert(product.flows[guard->flow].key);
  }
  return keys;
}

/// The graph with those flows closed, and without guards that only the changed model knows.
FlowGraph closed(const Product& changed, const FlowGraph& graph,
                 const std::set<std::string>& keys) {
  std::vector<bool> edges;
  for (const Edge& edge : graph.edges) edges.push_back(keys.contains(changed.flows[edge.flow].key));
  FlowGraph rest = graphWithout(graph, std::vector<bool>(graph.vertices.size(), false), edges);
  for (const EdgeId id : rest.edges.ids()) {
    if (edges[id.index()]) rest.edges[id].guard = Guard::never();
  }
  return rest;
}

}  // namespace

LabelSet movesOver(const FlowGraph& graph, const Reach& reach, FlowId flow) {
  LabelSet labels;
  for (const Edge& edge : graph.edges) {
    if (edge.flow == flow) labels |= passes(graph, edge, reach.at.row(edge.from));
  }
  return labels;
}

RequiredFlows::RequiredFlows(const Product& product, Reviewed& reviewed)
    : product_(product), reviewed_(reviewed) {
  for (const FlowId id : product.flows.ids()) {
    const Flow& flow = product.flows[id];
    if (!product.factsOf(flow).required) continue;
    moving_.emplace(flow.key, movesOver(reviewed.graph, reviewed.reach, id));
    if (reviewed.settings == nullptr) continue;
    conditions_.emplace(flow.key, conditionsOf(reviewed.graph, reviewed.settings->reach(), id));
  }
}

bool RequiredFlows::areKept(const Product& changed, const FlowGraph& graph,
                            const ModelChanges& changes) const {
  if (moving_.empty()) return true;
  const FlowGraph rest = closed(changed, graph, guardedBy(product_, changes));
  Reach reach;
  reach.at = solveMay(rest);
  if (!movesAll(changed, rest, reach)) return false;
  return reviewed_.settings == nullptr || movesAsOften(changed, rest, reach);
}

bool RequiredFlows::movesAll(const Product& changed, const FlowGraph& graph,
                             const Reach& reach) const {
  return std::all_of(moving_.begin(), moving_.end(), [&](const auto& each) {
    const FlowId flow = changed.flowNamed(each.first);
    return flow.valid() && movesOver(graph, reach, flow).includes(each.second);
  });
}

bool RequiredFlows::movesAsOften(const Product& changed, const FlowGraph& graph,
                                 const Reach& reach) const {
  LiftedReach after(graph, reach, reviewed_.settings->space());
  return std::all_of(conditions_.begin(), conditions_.end(), [&](const auto& each) {
    const FlowId flow = changed.flowNamed(each.first);
    const Conditions now = conditionsOf(graph, after, flow);
    return std::all_of(each.second.begin(), each.second.end(), [&](const auto& before) {
      const auto found = now.find(before.first);
      return before.second.never() || (found != now.end() && before.second.subsetOf(found->second));
    });
  });
}

RequiredFlows::Conditions RequiredFlows::conditionsOf(const FlowGraph& graph, LiftedReach& reach,
                                                      FlowId flow) {
  Conditions conditions;
  for (const EdgeId id : graph.edges.ids()) {
    const Edge& edge = graph.edges[id];
    if (edge.flow != flow) continue;
    for (std::size_t i = 0; i < graph.labelCount; ++i) {
      const Condition& here = reach.at(edge.from, LabelId(i));
      if (here.never()) continue;
      for (const LabelId label : passes(graph, edge, LabelSet::of(LabelId(i))).members()) {
        const Condition open = here & reach.openEdge(id);
        const auto [found, added] = conditions.emplace(label, open);
        if (!added) found->second |= open;
      }
    }
  }
  return conditions;
}

}  // namespace dyetrace
