#include "analysis/rules/withdrawal_gaps.h"

#include <set>
#include <utility>

#include "analysis/rules/consents.h"
#include "analysis/rules/deletions.h"
#include "analysis/rules/legal_basis.h"

namespace dyetrace {
namespace {

constexpr Phase kNoMark = 0;
constexpr Phase kConsent = 1;
constexpr Phase kOtherBasis = 2;

Steering withdrawalSteering(const RuleContext& context) {
  const Product& product = context.product();
  const FlowGraph& graph = context.graph();
  const auto inEffect = [&product](NodeId node, FlowId over, Phase before) -> Phase {
    if (usageBases(product, basesAt(product, node, over)).empty()) return before;
    return restsOnConsent(product, node, over) ? kConsent : kOtherBasis;
  };
  const auto start = [&graph, inEffect](VertexId vertex, LabelId) -> std::optional<Phase> {
    return inEffect(graph.vertices[vertex].node, {}, kNoMark);
  };
  const auto arrive = [&graph, inEffect](EdgeId id, LabelId, Phase phase) -> std::optional<Phase> {
    const Edge& edge = graph.edges[id];
    return inEffect(graph.vertices[edge.to].node, edge.flow, phase);
  };
  return {start, arrive};
}

}  // namespace

WithdrawalGaps::WithdrawalGaps(RuleContext& context)
    : roads_(context.product(), context.graph(), context.reach(), withdrawalSteering(context)) {
  const Product& product = context.product();
  const auto nodeOf = [&](const Arrival& arrival) {
    return context.graph().vertices[arrival.vertex].node;
  };
  std::set<std::pair<NodeId, LabelId>> otherwise;
  for (const Arrival& arrival : roads_.arrivals()) {
    if (arrival.phase == kOtherBasis) otherwise.insert({nodeOf(arrival), arrival.label});
  }
  const auto onConsent = [&](const Arrival& arrival) {
    const NodeId node = nodeOf(arrival);
    return arrival.phase == kConsent && isHolder(product, node) &&
           !otherwise.contains({node, arrival.label});
  };
  const std::vector<bool> reached = reachedByDeletion(context, DeletionStart::withdrawal);
  gaps_ = troubleByPlace(context, roads_, [&](const Arrival& arrival) {
    return onConsent(arrival) && !reached[nodeOf(arrival).index()];
  });
}

std::vector<bool> placesWithoutWithdrawal(RuleContext& context) {
  std::vector<bool> places(context.product().nodes.size(), false);
  if (!anybodyGives(context.product(), mark::kWithdraw)) return places;
  const WithdrawalGaps search(context);
  for (const Trouble& gap : search.gaps()) places[gap.place.index()] = true;
  return places;
}

}  // namespace dyetrace
