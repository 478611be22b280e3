// LIF-09. A system decides something about a person, and no human looks at it before it counts.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/consents.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// By step: a human other than the person looks at what was decided. A screen that sends data to
/// the person shows the decision rather than reviewing it.
std::vector<bool> humanSteps(RuleContext& context) {
  const Product& product = context.product();
  std::vector<bool> human(product.steps.size(), false);
  for (const StepId id : product.steps.ids()) {
    const NodeId node = product.steps[id].node;
    if (!product.nodes.contains(node)) continue;
    human[id.index()] = isDoneByHand(product.nodes[node]) && !isWithPeople(product, node);
  }
  for (const Flow& flow : product.flows) {
    const StepId step = context.order().stepOf(flow.from);
    if (step.valid() && isWithPeople(product, flow.to)) human[step.index()] = false;
  }
  for (const StepId step : stepsGiving(product, mark::kReviewed)) human[step.index()] = true;
  return human;
}

/// A last step that the decision leads to past every human; invalid if there is none.
StepId endWithoutHuman(const Product& product, const Ways& ways, const std::vector<bool>& human,
                       StepId decision) {
  const auto goesOn = [&](StepId step) { return !human[step.index()]; };
  const std::vector<bool> reached = ways.after({decision}, goesOn);
  for (const StepId step : product.steps.ids()) {
    if (reached[step.index()] && !human[step.index()] && ways.isLast(step)) return step;
  }
  return {};
}

/// Whether the person can object: after the decision, or in a process of its own.
bool canContest(const Product& product, const ProcessOrder& order, StepId decision) {
  for (const StepId step : stepsGiving(product, mark::kContest)) {
    if (order.canFollow(decision, step) || !order.canFollow(step, decision)) return true;
  }
  return false;
}

class AutomatedDecision final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "LIF-09",
        "Decision about a person with no human on the path",
        "Does a system decide something about a person that no human looks at?",
        "Steps marked decision that no human does (no user or manual task) and that handle "
        "personal data: a way from there to an end without a step marked reviewed and without a "
        "user or manual task of somebody else than the person, and no step marked contest. A task "
        "that shows something to the person is no review.",
        "high",
        "Art. 22, 13(2)(f)",
        "U.2.1; Nc.1.2",
        "eu-gdpr:A22",
        "Let a human look at the decision before it counts, or let the person contest it.",
        "privacy.marks: decision on steps whose outcome matters to the person"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anybodyGives(product, mark::kDecision)) {
      return couldNotAsk(
          "Nothing says where a person is decided about. Add privacy.marks: decision to the steps "
          "whose outcome matters to them.");
    }
    if (const auto answer = orderNotKnown(context)) return *answer;
    const Ways ways(product, context.order());
    const std::vector<bool> human = humanSteps(context);
    RuleAnswer answer;
    for (const StepId decision : stepsGiving(product, mark::kDecision)) {
      const NodeId node = product.steps[decision].node;
      const LabelSet labels = personalAt(context, node);
      if (isDoneByHand(product.nodes[node]) || labels.empty()) continue;
      const StepId end = endWithoutHuman(product, ways, human, decision);
      if (!end.valid() || canContest(product, context.order(), decision)) continue;
      answer.findings.push_back(report(context, decision, end, labels));
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, StepId decision, StepId end, const LabelSet& labels) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, labels);
    const NodeId node = product.steps[decision].node;
    Finding finding = findingAt(context, description(), roadTo(context, node, gravest));
    const std::string label = titleOf(product, gravest);
    const std::string place = titleOf(product.nodes[node]);
    const std::string more = others(product, labels, gravest);
    finding.sentence = place + " decides by " + label + ", and no human looks at it.";
    finding.detail = "The way to " + stepWords(product, end) + " passes no review." +
                     (more.empty() ? "" : " It also uses " + more + ".");
    finding.fix = "Put a review (privacy.marks: reviewed) behind " + quoted(place) +
                  ", or a way to object (privacy.marks: contest).";
    finding.ask = "Who can overrule what " + quoted(place) + " decides?";
    addStepEvidence(product, finding, "a decision is made at", decision);
    addStepEvidence(product, finding, "the way ends at", end);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::high, "decided without a human");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeAutomatedDecision() {
  return std::make_unique<AutomatedDecision>();
}

}  // namespace dyetrace
