// REC-12. Data that goes to an authority although nobody has checked on that road that it must.

#include <map>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/hand_overs.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

std::vector<MarkId> reviews(const Product& product) {
  std::vector<MarkId> marks;
  for (const MarkId mark : product.marks.ids()) {
    if (speaksOf(product.marks[mark], Agreement::legalReview)) marks.push_back(mark);
  }
  return marks;
}

/// On the road of the data itself.
bool reviewedOnRoads(const RuleContext& context, NodeId node, LabelId label) {
  const std::vector<MarkId> marks = reviews(context.product());
  return std::any_of(marks.begin(), marks.end(), [&](MarkId mark) {
    return alwaysMarked(context.graph(), context.reach(), node, label, mark);
  });
}

/// In the order of the process: a step that reviews always comes before the one that sends.
bool reviewedBefore(RuleContext& context, NodeId sender) {
  const Product& product = context.product();
  const StepId sending = context.order().stepOf(sender);
  if (!sending.valid()) return false;
  return std::any_of(product.nodes.ids().begin(), product.nodes.ids().end(), [&](NodeId node) {
    const StepId step = context.order().stepOf(node);
    if (!step.valid() || !context.order().dominates(step, sending)) return false;
    const std::vector<MarkId>& marks = product.factsOf(product.nodes[node]).marks;
    return std::any_of(marks.begin(), marks.end(), [&](MarkId mark) {
      return speaksOf(product.marks[mark], Agreement::legalReview);
    });
  });
}

class AuthorityPath final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "REC-12",
        "Authority path without a legal step",
        "Does an authority get data without anybody checking that it must?",
        "Flows with personal data to a recipient of role authority: every road of the data passes "
        "the mark legal-review, or a step that gives it always comes before the one that sends. "
        "Named once per authority, with the gravest data.",
        "high",
        "Art. 6(1)(c), 23, 48",
        "Nc.1.1",
        "dpv:Authority",
        "Put a step before it that checks the request, and mark it legal-review.",
        "a recipient of role authority; privacy.marks: legal-review on the step that checks"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    std::map<NodeId, HandOver> unchecked;
    bool authorities = false;
    for (const HandOver& each : handOvers(context)) {
      if (roleOf(product, each.to).value != Role::authority) continue;
      authorities = true;
      const LabelSet labels = uncheckedOf(context, each);
      if (labels.empty()) continue;
      unchecked.try_emplace(each.to, HandOver{each.flow, each.from, each.to, {}})
          .first->second.labels |= labels;
    }
    if (!authorities) return doesNotApply("No authority gets personal data.");
    if (reviews(product).empty()) {
      return couldNotAsk(
          "No step is said to check what an authority asks for. Add privacy.marks: legal-review to "
          "the step that does.");
    }
    RuleAnswer answer;
    for (const auto& [node, each] : unchecked) answer.findings.push_back(report(context, each));
    return answer;
  }

 private:
  static LabelSet uncheckedOf(RuleContext& context, const HandOver& handOver) {
    if (reviewedBefore(context, handOver.from)) return {};
    LabelSet unchecked;
    for (const LabelId label : handOver.labels.members()) {
      if (!reviewedOnRoads(context, handOver.to, label)) unchecked.insert(label);
    }
    return unchecked;
  }

  static Path roadAround(RuleContext& context, NodeId node, LabelId label) {
    for (const MarkId mark : reviews(context.product())) {
      if (auto path = context.witnessesWithout(mark).shortest(node, label)) return *path;
    }
    return roadTo(context, node, label);
  }

  Finding report(RuleContext& context, const HandOver& handOver) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, handOver.labels);
    Finding finding = findingAt(context, description(), roadAround(context, handOver.to, gravest));
    const std::string label = titleOf(product, gravest);
    const std::string place = titleOf(product.nodes[handOver.to]);
    const std::string more = others(product, handOver.labels, gravest);
    finding.sentence = place + " gets " + label + " without a check that it must.";
    if (!more.empty()) finding.detail = "It also gets " + more + ".";
    addRoadWords(product, finding);
    finding.fix = "Put a step that checks the request before the flow " +
                  flowWords(product, handOver.flow) +
                  " and state privacy.marks: legal-review on it.";
    finding.ask =
        "Who checks what " + quoted(place) + " asks for before " + label + " is handed over?";
    addEvidence(finding, roleOf(product, handOver.to).source);
    finding.severity = fixedSeverity(product, finding.path, Severity::high, "no legal step");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeAuthorityPath() {
  return std::make_unique<AuthorityPath>();
}

}  // namespace dyetrace
