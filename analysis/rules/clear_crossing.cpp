// FLW-14. Data that crosses between organisations, roles or regions over a flow that is not said to
// be protected in transit.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/protection_words.h"
#include "analysis/rules/remembered.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

// A phase is a set of bits: whether the data is encrypted by now, and what is to be said here.
constexpr Phase kEncrypted = 1;
constexpr Phase kInClear = 2;
constexpr Phase kProtectionNotStated = 4;
constexpr int kLightestSent = 2;

class ClearCrossing final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-14",
        "Personal data crosses a boundary in clear",
        "Does personal data move between organisations, roles or regions without protection?",
        "Flows that cross a boundary with data of weight 2 or more. A stated protection that does "
        "not "
        "cover transit is a finding; none stated, and no mark `encrypted` on the road, is a "
        "question. "
        "Named once per recipient, with its gravest data.",
        "weight x distance; +1 level for passwords and other credentials",
        "Art. 32(1)(a)",
        "Dd.4.2",
        "dpv:EncryptionInTransfer",
        "Protect the connection and say so.",
        "privacy.protection on at least one flow or store"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    if (!anybodyStates(context.product(), &Facts::protection)) {
      return couldNotAsk(
          "No protection is stated anywhere. Add privacy.protection (in transit, at rest, end to "
          "end, none) to flows and stores.");
    }
    const Product& product = context.product();
    const Crosses crosses(product.flows.size(), [&](FlowId flow) {
      return crossingOf(product, product.flows[flow]).any();
    });
    const PhaseSearch roads(context.product(), context.graph(), context.reach(),
                            steering(context, crosses));
    RuleAnswer answer;
    addAll(context, roads, kInClear, answer);
    addAll(context, roads, kProtectionNotStated, answer);
    return answer;
  }

 private:
  using Crosses = Remembered<FlowId, bool>;

  static Phase troubleOver(const Product& product, const Crosses& crosses, FlowId flow,
                           LabelId label) {
    const bool heavy = isPersonal(product, label) && weightOf(product, label) >= kLightestSent;
    if (!heavy || !crosses(flow)) return 0;
    const auto& protection = product.factsOf(product.flows[flow]).protection;
    if (!protection) return kProtectionNotStated;
    return protection->inTransit || protection->endToEnd ? 0 : kInClear;
  }

  static Steering steering(const RuleContext& context, const Crosses& crosses) {
    const Product& product = context.product();
    const FlowGraph& graph = context.graph();
    const auto start = [&product, &graph](VertexId vertex, LabelId) -> std::optional<Phase> {
      return afterMarks(product, graph.vertices[vertex], false) ? kEncrypted : 0;
    };
    const auto arrive = [&product, &graph, &crosses](EdgeId id, LabelId label,
                                                     Phase phase) -> std::optional<Phase> {
      const Edge& edge = graph.edges[id];
      const bool sealed = afterMarks(product, edge, (phase & kEncrypted) != 0);
      const Phase trouble = troubleOver(product, crosses, edge.flow, label);
      const bool stillSealed = afterMarks(product, graph.vertices[edge.to], sealed);
      const bool excused = trouble == kProtectionNotStated && sealed;
      return (excused ? 0 : trouble) | (stillSealed ? kEncrypted : 0);
    };
    const auto derive = [](VertexId, LabelId, Phase phase) -> std::optional<Phase> {
      return phase & kEncrypted;
    };
    return {start, arrive, derive};
  }

  void addAll(RuleContext& context, const PhaseSearch& roads, Phase bit, RuleAnswer& answer) const {
    const auto here = [bit](const Arrival& arrival) { return (arrival.phase & bit) != 0; };
    for (const Trouble& trouble : troubleByPlace(context, roads, here)) {
      Finding finding = report(context, roads.pathTo(*trouble.arrival), trouble.labels);
      if (bit == kProtectionNotStated) turnIntoQuestion(context.product(), finding);
      answer.findings.push_back(std::move(finding));
    }
  }

  Finding report(RuleContext& context, Path path, const LabelSet& labels) const {
    const Product& product = context.product();
    Finding finding = findingAt(context, description(), std::move(path));
    const FlowId last = finding.path.hops.back().flow;
    const Flow& flow = product.flows[last];
    const std::string label = titleOf(product, finding.label);
    const std::string more = others(product, labels, finding.label);
    finding.sentence =
        capitalised(label) + " goes unprotected to " + titleOf(product.nodes[finding.place]) + ".";
    finding.detail = "The flow " + flowWords(product, last) + " crosses " +
                     boundaryWords(product, flow) + "." +
                     (more.empty() ? "" : " The same holds of " + more + ".");
    finding.fix = "Protect the flow " + flowWords(product, last) +
                  " and state privacy.protection: in transit.";
    finding.ask = "Why is the flow " + flowWords(product, last) + " not protected?";
    addEvidence(finding, product.factsOf(flow).statement("protection"));
    finding.severity = severityOf(product, finding.path, context.standing(finding.path));
    const Term& term = product.taxonomy[product.labels[finding.label].category];
    if (term.key.starts_with("user.authorization")) raise(finding.severity, 1, "a secret");
    return finding;
  }

  static void turnIntoQuestion(const Product& product, Finding& finding) {
    const FlowId last = finding.path.hops.back().flow;
    finding.sentence = "Is " + titleOf(product, finding.label) + " protected on its way to " +
                       titleOf(product.nodes[finding.place]) + "?";
    becomeQuestion(finding, "Is the flow " + flowWords(product, last) +
                                " encrypted in transit? State it as privacy.protection.");
  }
};

}  // namespace

std::unique_ptr<Rule> makeClearCrossing() {
  return std::make_unique<ClearCrossing>();
}

}  // namespace dyetrace
