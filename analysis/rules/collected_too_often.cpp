// FLW-12. Data that is collected all the time, or by the clock, and used only when something
// happens.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/data_kinds.h"
#include "analysis/rules/needs.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// A use is set off by what its node, or the flow that brings the data, says.
std::optional<Trigger> triggerOf(const Product& product, NodeId node) {
  return product.factsOf(product.nodes[node]).trigger;
}

bool isOften(std::optional<Trigger> trigger) {
  return trigger && *trigger != Trigger::event;
}

bool isUse(const Product& product, NodeId node) {
  return product.nodes[node].kind == NodeKind::process || isParty(product, node);
}

/// Uses behind a collecting place: whether all that say so wait for something to happen.
struct UseCount {
  std::size_t onEvent = 0;
  bool often = false;
  std::vector<NodeId> silent{};
};

UseCount usesBehind(RuleContext& context, NodeId collector, LabelId label) {
  const Product& product = context.product();
  UseCount uses;
  for (const Reached& reached : reachedFrom(context, collector, label)) {
    if (!isUse(product, reached.node)) continue;
    const auto trigger = triggerOf(product, reached.node);
    if (isOften(trigger)) uses.often = true;
    if (trigger == Trigger::event) ++uses.onEvent;
    if (!trigger) uses.silent.push_back(reached.node);
  }
  return uses;
}

/// A flow from the person that says how often it runs.
struct Collection {
  FlowId flow{};
  NodeId collector{};
  LabelSet labels{};
  const Statement* said = nullptr;
};

std::vector<Collection> collections(RuleContext& context) {
  const Product& product = context.product();
  const FlowGraph& graph = context.graph();
  std::map<FlowId, Collection> found;
  for (const EdgeId id : graph.edges.ids()) {
    const Edge& edge = graph.edges[id];
    const Flow& flow = product.flows[edge.flow];
    const bool collects = isSubject(product, flow.from) && !isSubject(product, flow.to);
    const Facts& onFlow = product.factsOf(flow);
    const Facts& atNode = product.factsOf(product.nodes[flow.to]);
    const bool flowSays = onFlow.trigger.has_value();
    if (!collects || !isOften(flowSays ? onFlow.trigger : atNode.trigger)) continue;
    Collection& collection = found[edge.flow];
    collection.flow = edge.flow;
    collection.collector = flow.to;
    collection.said = (flowSays ? onFlow : atNode).statement("trigger");
    for (const LabelId label : passes(graph, edge, context.reach().at.row(edge.from)).members()) {
      if (isPersonal(product, label)) collection.labels.insert(label);
    }
  }
  std::vector<Collection> all;
  for (auto& [flow, collection] : found) {
    if (!collection.labels.empty()) all.push_back(std::move(collection));
  }
  return all;
}

class CollectedTooOften final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-12",
        "Collected more often than needed",
        "Is data collected all the time although it is used only when something happens?",
        "Flows from the person that run continuously or by the clock, or lead to a place that "
        "does: "
        "every use behind them waits for an event. A use that does not say makes it a question, if "
        "another one says event. Named once per flow, with its gravest data.",
        "medium; at least high for location and sensor signals",
        "Art. 5(1)(c), 25(2)",
        "Dd.2.2",
        "eu-gdpr:DataMinimisationPrinciple",
        "Collect the data when it is used.",
        "privacy.trigger on the flows that collect and on the places that use data"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    if (!anybodyStates(context.product(), &Facts::trigger)) {
      return couldNotAsk(
          "Nobody states what sets a collection off. Add privacy.trigger (event, periodic, "
          "continuous) to the flows that collect and to the places that use data.");
    }
    RuleAnswer answer;
    for (const Collection& collection : collections(context)) {
      const LabelId gravest = heaviest(context.product(), collection.labels);
      const UseCount uses = usesBehind(context, collection.collector, gravest);
      if (uses.often || uses.onEvent == 0) continue;
      answer.findings.push_back(report(context, collection, gravest, uses));
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, const Collection& collection, LabelId gravest,
                 const UseCount& uses) const {
    const Product& product = context.product();
    Finding finding =
        findingAt(context, description(), roadTo(context, collection.collector, gravest),
                  product.flows[collection.flow].key);
    const std::string label = titleOf(product, gravest);
    const std::string place = titleOf(product.nodes[collection.collector]);
    const std::string more = others(product, collection.labels, gravest);
    finding.sentence = place + " collects " + label + " more often than it is used.";
    if (!more.empty()) finding.detail = "The same flow brings " + more + ".";
    finding.fix = "Let the flow " + flowWords(product, collection.flow) +
                  " run only when something behind it uses the data.";
    finding.ask = "Which use of " + label + " does not wait for something to happen?";
    addEvidence(finding, collection.said);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::medium, "more often than used");
    if (isUnder(product, gravest, "user.location") ||
        isUnder(product, gravest, "user.user_sensor")) {
      atLeast(finding.severity, Severity::high, label);
    }
    if (!uses.silent.empty()) {
      const std::string silent = quoted(titleOf(product.nodes[uses.silent.front()]));
      finding.sentence = "Is " + label + " used as often as " + place + " collects it?";
      becomeQuestion(finding, "What sets " + silent + " off? State it as privacy.trigger.");
    }
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeCollectedTooOften() {
  return std::make_unique<CollectedTooOften>();
}

}  // namespace dyetrace
