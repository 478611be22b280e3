// CON-01. Personal data leaves the person, or is collected at a step, on a road on which nobody has
// told them anything yet. The first place outside the person and their device is named.

#include "analysis/mark_effect.h"
#include "analysis/rules/catalogue.h"
#include "analysis/rules/consents.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

constexpr Phase kNotTold = 0;
constexpr Phase kTold = 1;
constexpr Phase kCollected = 2;

bool collects(const Product& product, NodeId node) {
  return product.nodes[node].kind == NodeKind::process && !isParty(product, node);
}

Steering noticeSteering(const RuleContext& context, MarkId notice) {
  const Product& product = context.product();
  const FlowGraph& graph = context.graph();
  const auto arriveAt = [&product](NodeId node, bool bare) -> std::optional<Phase> {
    if (isWithPeople(product, node)) return bare ? kNotTold : kTold;
    if (!bare) return std::nullopt;
    return kCollected;
  };
  const auto start = [&product, &graph, arriveAt, notice](VertexId vertex,
                                                          LabelId) -> std::optional<Phase> {
    const Vertex& at = graph.vertices[vertex];
    if (!isWithPeople(product, at.node) && !collects(product, at.node)) return std::nullopt;
    return arriveAt(at.node, bareAfter(effectOn(at, notice), true));
  };
  const auto arrive = [&graph, arriveAt, notice](EdgeId id, LabelId,
                                                 Phase phase) -> std::optional<Phase> {
    if (phase == kCollected) return std::nullopt;
    const Edge& edge = graph.edges[id];
    const bool before = bareAfter(effectOn(edge, notice), phase == kNotTold);
    const Vertex& to = graph.vertices[edge.to];
    return arriveAt(to.node, bareAfter(effectOn(to, notice), before));
  };
  return {start, arrive};
}

class CollectedBeforeNotice final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "CON-01",
        "Collected before the notice",
        "Is personal data collected before the person has been told?",
        "Where personal data leaves the person and their device, or is collected at a step: a road "
        "on which no notice has been given by then. A notice that always comes before a step "
        "counts there. Named once per place, with its gravest data.",
        "high",
        "Art. 13(1)",
        "U.1.1",
        "dpv:PrivacyNotice",
        "Show the notice before the data is collected, on every way that leads there.",
        "privacy.marks: notice on the steps that tell people"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    const MarkId notice = markNamed(product, mark::kNotice);
    if (!notice.valid()) {
      return couldNotAsk(
          "Nothing says where people are told. Add privacy.marks: notice to the steps that show a "
          "notice.");
    }
    if (const auto answer = orderNotKnown(context)) return *answer;
    const PhaseSearch roads(product, context.graph(), context.reach(),
                            noticeSteering(context, notice));
    const auto collected = [](const Arrival& arrival) { return arrival.phase == kCollected; };
    RuleAnswer answer;
    for (const Trouble& trouble : troubleByPlace(context, roads, collected)) {
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
    finding.sentence = capitalised(label) + " is collected at " + place + " before any notice.";
    finding.detail = more.empty() ? "" : "So is " + more + ".";
    finding.fix = "Tell people before " + quoted(place) +
                  " gets the data: a step with privacy.marks: notice on every way to it.";
    finding.ask = "Where are people told about " + label + " before " + quoted(place) + "?";
    addStepsGiving(product, finding, "a notice is given at", mark::kNotice);
    finding.severity = fixedSeverity(product, finding.path, Severity::high, "no notice before");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeCollectedBeforeNotice() {
  return std::make_unique<CollectedBeforeNotice>();
}

}  // namespace dyetrace
