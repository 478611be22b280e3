#include "analysis/policy/open_ways.h"

#include <algorithm>
#include <utility>

#include "analysis/edge_conditions.h"

namespace dyetrace {
namespace {

constexpr std::size_t kMostWays = 256;

bool joinsPins(const Product& product, FlowId flow) {
  return product.flows[flow].fromPin.valid() && product.flows[flow].toPin.valid();
}

/// By FlowId: when it is open; flows between pins only.
std::vector<Condition> flowConditions(const Product& product, const FlowGraph& graph,
                                      const ConditionSpace& space) {
  GuardConditions guards(space);
  const EdgeConditions edges(graph, guards);
  std::vector<Condition> conditions(product.flows.size(), space.never());
  for (const EdgeId id : graph.edges.ids()) {
    const Edge& edge = graph.edges[id];
    if (!joinsPins(product, edge.flow)) continue;
    conditions[edge.flow.index()] |= edges.of(id) & edges.of(edge.from);
  }
  return conditions;
}

/// Each way twice, with the flow open and with it closed, unless no configuration has it so.
std::vector<OpenWay> split(std::vector<OpenWay> ways, FlowId flow, const Condition& open) {
  std::vector<OpenWay> result;
  for (OpenWay& way : ways) {
    OpenWay closed = way;
    closed.when &= !open;
    closed.closed[flow.index()] = true;
    way.when &= open;
    if (!way.when.never()) result.push_back(std::move(way));
    if (!closed.when.never()) result.push_back(std::move(closed));
  }
  if (result.size() > kMostWays) throw OutOfBudget();
  return result;
}

}  // namespace

std::vector<OpenWay> openWays(const Product& product, const FlowGraph& graph,
                              const ConditionSpace& space) {
  const std::vector<Condition> conditions = flowConditions(product, graph, space);
  if (space.always().never()) return {};
  std::vector<OpenWay> ways{{space.always(), ClosedFlows(product.flows.size(), false)}};
  for (const FlowId flow : product.flows.ids()) {
    const Condition& open = conditions[flow.index()];
    if (joinsPins(product, flow) && !open.always()) ways = split(std::move(ways), flow, open);
  }
  return ways;
}

bool anyPinFlowGuarded(const Product& product, const FlowGraph& graph) {
  return std::any_of(graph.edges.begin(), graph.edges.end(), [&](const Edge& edge) {
    return joinsPins(product, edge.flow) &&
           !(edge.guard.always() && graph.vertices[edge.from].guard.always() &&
             graph.vertices[edge.to].guard.always());
  });
}

}  // namespace dyetrace
