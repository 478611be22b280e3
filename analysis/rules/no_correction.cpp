// LIF-07. A decision rests on a store that the person cannot correct.

#include <set>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/marks.h"
#include "analysis/rules/support.h"
#include "analysis/rules/way_to_mark.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

constexpr Phase kAsCollected = 0;
constexpr Phase kCorrected = 1;

Steering correctionSteering(const RuleContext& context) {
  const Product& product = context.product();
  const FlowGraph& graph = context.graph();
  const auto start = [&product, &graph](VertexId vertex, LabelId) -> std::optional<Phase> {
    const Node& node = product.nodes[graph.vertices[vertex].node];
    return gives(product, product.factsOf(node), mark::kCorrect) ? kCorrected : kAsCollected;
  };
  const auto arrive = [&product, &graph](EdgeId id, LabelId, Phase phase) -> std::optional<Phase> {
    const Edge& edge = graph.edges[id];
    const Node& to = product.nodes[graph.vertices[edge.to].node];
    const bool corrects =
        gives(product, product.factsOf(product.flows[edge.flow]), mark::kCorrect) ||
        gives(product, product.factsOf(to), mark::kCorrect);
    return corrects ? kCorrected : phase;
  };
  return {start, arrive};
}

/// Nodes that data gets to by a correction.
std::set<NodeId> correctedNodes(RuleContext& context) {
  const PhaseSearch roads(context.product(), context.graph(), context.reach(),
                          correctionSteering(context));
  std::set<NodeId> nodes;
  for (const Arrival& arrival : roads.arrivals()) {
    if (arrival.phase == kCorrected) nodes.insert(context.graph().vertices[arrival.vertex].node);
  }
  return nodes;
}

class NoCorrection final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "LIF-07",
        "No correction path",
        "Does a decision rest on a store that the person cannot correct?",
        "Stores, except on the person's own device, of whose personal data something gets to a "
        "step marked decision, and that no data reaches through a step or over a flow marked "
        "correct. Named once per store, with the gravest data that is decided on.",
        "medium",
        "Art. 16",
        "U.2.1",
        "eu-gdpr:A16",
        "Let people correct what is decided on.",
        "privacy.marks: decision on the step that decides, correct on the one that corrects"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anybodyGives(product, mark::kDecision) || !anybodyGives(product, mark::kCorrect)) {
      return couldNotAsk(
          "Nothing says where a decision is made and where people correct their data. Add "
          "privacy.marks: decision and privacy.marks: correct to those steps.");
    }
    const std::vector<LabelSet> decidedOn = whatGetsTo(context, mark::kDecision);
    const std::set<NodeId> corrected = correctedNodes(context);
    RuleAnswer answer;
    for (const NodeId node : product.nodes.ids()) {
      if (product.nodes[node].kind != NodeKind::store || isSubject(product, node)) continue;
      LabelSet labels;
      for (const LabelId label : decidedOn[node.index()].members()) {
        if (isPersonal(product, label)) labels.insert(label);
      }
      if (labels.empty() || corrected.contains(node)) continue;
      answer.findings.push_back(report(context, node, labels));
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, NodeId store, const LabelSet& labels) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, labels);
    Finding finding = findingAt(context, description(), roadTo(context, store, gravest));
    const std::string label = titleOf(product, gravest);
    const std::string place = titleOf(product.nodes[store]);
    const std::string more = others(product, labels, gravest);
    finding.sentence =
        "People cannot correct the " + label + " in " + place + ", on which is decided.";
    finding.detail = more.empty() ? "" : "Nor " + more + ".";
    finding.fix = "Draw the way by which a person corrects " + quoted(place) +
                  ", with privacy.marks: correct.";
    finding.ask = "How does a person correct the " + label + " in " + quoted(place) + "?";
    addStepsGiving(product, finding, "a decision is made at", mark::kDecision);
    finding.severity = fixedSeverity(product, finding.path, Severity::medium, "no correction");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeNoCorrection() {
  return std::make_unique<NoCorrection>();
}

}  // namespace dyetrace
