// FLW-02. Reports the first place on a road where no legal basis is stated; the places behind it
// repeat the same gap until one of them states a basis again.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/legal_basis.h"
#include "analysis/rules/remembered.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

constexpr Phase kCovered = 0;
constexpr Phase kFirstGap = 1;
constexpr Phase kBehindGap = 2;

/// Data objects are used by their readers; a person needs no basis for their own data.
bool needsBasis(const Product& product, NodeId node) {
  return product.nodes[node].kind != NodeKind::data && !isSubject(product, node);
}

bool hasBasis(const Product& product, NodeId node) {
  return !usageBases(product, basesOf(product, node).value).empty();
}

/// Whether a node needs a basis, and whether it states one.
struct NodeBases {
  Remembered<NodeId, bool> needed;
  Remembered<NodeId, bool> stated;

  explicit NodeBases(const Product& product)
      : needed(product.nodes.size(), [&](NodeId node) { return needsBasis(product, node); }),
        stated(product.nodes.size(), [&](NodeId node) { return hasBasis(product, node); }) {}
};

bool basisOnFlow(const Product& product, FlowId flow) {
  return !usageBases(product, product.factsOf(product.flows[flow]).bases).empty();
}

Steering basisSteering(const RuleContext& context, const NodeBases& bases) {
  const Product& product = context.product();
  const FlowGraph& graph = context.graph();
  const auto start = [&product, &graph, &bases](VertexId vertex,
                                                LabelId label) -> std::optional<Phase> {
    const NodeId node = graph.vertices[vertex].node;
    const bool ours = bases.needed(node) && !isParty(product, node);
    const bool gap = ours && isPersonal(product, label) && !bases.stated(node);
    return gap ? kFirstGap : kCovered;
  };
  const auto arrive = [&product, &graph, &bases](EdgeId id, LabelId label,
                                                 Phase phase) -> std::optional<Phase> {
    const Edge& edge = graph.edges[id];
    const NodeId to = graph.vertices[edge.to].node;
    if (!isPersonal(product, label)) return kCovered;
    if (!bases.needed(to)) return phase == kCovered ? kCovered : kBehindGap;
    if (bases.stated(to) || basisOnFlow(product, edge.flow)) return kCovered;
    return phase == kCovered ? kFirstGap : kBehindGap;
  };
  // Personal data may be worked out from what is not.
  const auto derive = [&product, &graph, &bases](VertexId vertex, LabelId label,
                                                 Phase phase) -> std::optional<Phase> {
    const NodeId node = graph.vertices[vertex].node;
    const bool gap = isPersonal(product, label) && bases.needed(node) && !bases.stated(node);
    return gap && phase == kCovered ? kFirstGap : phase;
  };
  return {start, arrive, derive};
}

class MissingBasis final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-02",
        "Use without a legal basis",
        "Is there a place that handles personal data for which nobody states a legal basis?",
        "The first place on each road for which no basis is stated on the place, the flow to it, "
        "the "
        "activity or the area around it. Named once per place, with its gravest data.",
        "weight x distance; at least high",
        "Art. 6(1)",
        "Nc.1.1",
        "eu-gdpr:LawfulnessPrinciple",
        "State the basis, or keep the data away.",
        "privacy.basis on at least one element"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anybodyStates(product, &Facts::bases)) {
      return couldNotAsk(
          "No legal basis is stated anywhere. Add privacy.basis to the pools or tasks that handle "
          "personal data.");
    }
    const NodeBases bases(product);
    const PhaseSearch roads(product, context.graph(), context.reach(),
                            basisSteering(context, bases));
    const auto gap = [](const Arrival& arrival) { return arrival.phase == kFirstGap; };
    RuleAnswer answer;
    for (const Trouble& trouble : troubleByPlace(context, roads, gap)) {
      answer.findings.push_back(report(context, roads.pathTo(*trouble.arrival), trouble.labels));
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, Path path, const LabelSet& labels) const {
    const Product& product = context.product();
    Finding finding = findingAt(context, description(), std::move(path));
    const std::string label = titleOf(product, finding.label);
    const std::string place = titleOf(product.nodes[finding.place]);
    const std::string more = others(product, labels, finding.label);
    finding.sentence =
        place + " handles " + label + (more.empty() ? "" : " and more") + " without a legal basis.";
    finding.detail = (more.empty() ? "" : "Also without a basis there: " + more + ".");
    addRoadWords(product, finding);
    finding.fix = "Add privacy.basis to " + quoted(place) +
                  " (or to the pool around it), or keep the data away from it.";
    finding.ask = "On which legal basis does " + quoted(place) + " handle " + label + "?";
    addEvidence(finding, "no privacy.basis here", product.nodes[finding.place].where);
    finding.severity = severityOf(product, finding.path, context.standing(finding.path));
    atLeast(finding.severity, Severity::high, "no legal basis");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeMissingBasis() {
  return std::make_unique<MissingBasis>();
}

}  // namespace dyetrace
