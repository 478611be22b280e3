// CON-02. A place rests on consent, and a road brings data there on which nobody has agreed. Places
// that a refusal leads to are left to CON-03.

#include <algorithm>

#include "analysis/mark_effect.h"
#include "analysis/rules/catalogue.h"
#include "analysis/rules/consents.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

constexpr Phase kNotAgreed = 0;
constexpr Phase kAgreed = 1;
constexpr Phase kUsedWithoutConsent = 2;
constexpr Phase kBehindUse = 3;

/// Data objects are used by their readers; a person needs no consent of their own.
bool needsConsent(const Product& product, NodeId node, FlowId over) {
  const NodeKind kind = product.nodes[node].kind;
  return kind != NodeKind::data && kind != NodeKind::person && restsOnConsent(product, node, over);
}

Phase phaseAt(bool bare, bool uses, bool usedBefore) {
  if (!bare) return kAgreed;
  if (usedBefore) return kBehindUse;
  return uses ? kUsedWithoutConsent : kNotAgreed;
}

/// A setting of the person that opens the way to a place: they asked for it.
bool isOpenedByPerson(const Product& product, const FlowGraph& graph, const Edge& edge) {
  return isOptIn(product, edge.guard) || isOptIn(product, graph.vertices[edge.to].guard);
}

Steering consentSteering(const RuleContext& context, MarkId consent) {
  const Product& product = context.product();
  const FlowGraph& graph = context.graph();
  const auto start = [&product, &graph, consent](VertexId vertex, LabelId) -> std::optional<Phase> {
    const Vertex& at = graph.vertices[vertex];
    const bool uses = needsConsent(product, at.node, {}) && !isOptIn(product, at.guard);
    return phaseAt(bareAfter(effectOn(at, consent), true), uses, false);
  };
  const auto arrive = [&product, &graph, consent](EdgeId id, LabelId,
                                                  Phase phase) -> std::optional<Phase> {
    const Edge& edge = graph.edges[id];
    const Vertex& to = graph.vertices[edge.to];
    const bool opened = isOpenedByPerson(product, graph, edge);
    // What leaves the person only when they switch it on has been agreed to for good.
    const bool leaves = isWithPeople(product, graph.vertices[edge.from].node);
    const bool before = bareAfter(effectOn(edge, consent), phase != kAgreed && !(opened && leaves));
    const bool uses = needsConsent(product, to.node, edge.flow) && !opened;
    return phaseAt(bareAfter(effectOn(to, consent), before), uses,
                   phase == kUsedWithoutConsent || phase == kBehindUse);
  };
  return {start, arrive};
}

/// By step: whether a refusal leads there without a consent after it.
std::vector<bool> afterRefusal(RuleContext& context) {
  const Product& product = context.product();
  const std::vector<StepId> consents = stepsGiving(product, mark::kConsent);
  return Ways(product, context.order())
      .after(stepsGiving(product, mark::kRefuse), [&](StepId step) {
        return std::find(consents.begin(), consents.end(), step) == consents.end();
      });
}

class UsedBeforeConsent final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "CON-02",
        "Used before consent",
        "Is data that rests on consent used before anybody has agreed?",
        "Places whose only stated basis is consent: a road on which no consent has been given by "
        "then. A consent that always comes before a step counts there. A setting of the person "
        "that "
        "opens the way to the place counts, too; one that lets the data leave the person counts "
        "for the whole road. The first such place on each road is named, with its gravest data. "
        "What a refusal leads to is left to CON-03.",
        "critical",
        "Art. 6(1)(a), 7(1)",
        "Nc.1.1; U.1.1",
        "dpv:Consent",
        "Ask first: let every way to the place pass the answer yes.",
        "privacy.basis: consent; privacy.marks: consent where people agree"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anybodyStatesConsent(product)) return doesNotApply("Nothing rests on consent.");
    if (const auto answer = consentNotMarked(context)) return *answer;
    const MarkId consent = markNamed(product, mark::kConsent);
    const PhaseSearch roads(product, context.graph(), context.reach(),
                            consentSteering(context, consent));
    const std::vector<bool> refused = afterRefusal(context);
    const auto used = [&](const Arrival& arrival) {
      const StepId step = context.order().stepOf(context.graph().vertices[arrival.vertex].node);
      return arrival.phase == kUsedWithoutConsent && !(step.valid() && refused[step.index()]);
    };
    RuleAnswer answer;
    for (const Trouble& trouble : troubleByPlace(context, roads, used)) {
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
    finding.sentence = place + " uses " + label + " on consent before anybody has agreed.";
    finding.detail = more.empty() ? "" : "It also uses " + more + ".";
    addRoadWords(product, finding);
    finding.fix = "Let every way to " + quoted(place) +
                  " pass a step with privacy.marks: consent, or state the basis that holds there.";
    finding.ask = "Where does the person agree before " + quoted(place) + " uses " + label + "?";
    addEvidence(finding, basesOf(product, finding.place).source);
    addStepsGiving(product, finding, "consent is given at", mark::kConsent);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::critical, "used before consent");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeUsedBeforeConsent() {
  return std::make_unique<UsedBeforeConsent>();
}

}  // namespace dyetrace
