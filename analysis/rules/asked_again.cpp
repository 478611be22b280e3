// CON-08. Whoever says no is asked again, and nothing makes it stop.

#include <algorithm>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/consents.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// Other choices count as a stop: a counter, a condition. So does the clock.
bool canStop(const Product& product, StepId step) {
  const Step& value = product.steps[step];
  return value.timed || value.kind == StepKind::exclusiveGateway ||
         value.kind == StepKind::inclusiveGateway || value.kind == StepKind::eventGateway;
}

bool isAskedAgain(const Product& product, const Ways& ways, const Answers& answers) {
  const StepId question = answers.question;
  const auto goesOn = [&](StepId step) { return step != question && !canStop(product, step); };
  return ways.after({answers.refusal}, goesOn)[question.index()];
}

/// Whether a way from the refusal ends without coming by the question again.
bool canEnd(const Product& product, const Ways& ways, const Answers& answers) {
  const auto goesOn = [&](StepId step) { return step != answers.question; };
  const std::vector<bool> reached = ways.after({answers.refusal}, goesOn);
  for (const StepId step : product.steps.ids()) {
    if (reached[step.index()] && ways.isLast(step)) return true;
  }
  return false;
}

class AskedAgain final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "CON-08",
        "Asked again and again",
        "Is a person who says no asked again without a stop?",
        "For each question with a consent and a refusal: a way from the refusal back to where the "
        "answers part, on which no clock and no other choice (a counter, a condition) stands. "
        "Named once per question.",
        "medium; high if no way from the refusal ends",
        "Art. 4(11), 7",
        "U.2.1",
        "risk:BehaviourDistortion",
        "Keep the no, and ask again after a time at most, or never.",
        "privacy.marks: consent and refuse on steps or branches"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (const auto answer = answersNotMarked(context)) return *answer;
    const Ways ways(product, context.order());
    RuleAnswer answer;
    for (const Answers& each : answersOf(context)) {
      if (!isAskedAgain(product, ways, each)) continue;
      if (auto path = dataBehind(context, each.consent)) {
        answer.findings.push_back(report(context, ways, each, std::move(*path)));
      }
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, const Ways& ways, const Answers& answers, Path path) const {
    const Product& product = context.product();
    const std::string refusal = stepWords(product, answers.refusal);
    Finding finding =
        findingAt(context, description(), std::move(path), product.steps[answers.refusal].key);
    const std::string label = titleOf(product, finding.label);
    finding.sentence =
        "Who refuses " + label + " at " + refusal + " is asked again without a stop.";
    finding.fix = "Put a stop between " + refusal +
                  " and the question: remember the no, count, or "
                  "wait.";
    finding.ask = "How often is a person asked who said no at " + refusal + "?";
    addStepEvidence(product, finding, "consent is refused at", answers.refusal);
    addStepEvidence(product, finding, "the answers part at", answers.question);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::medium, "asked again after a no");
    if (!canEnd(product, ways, answers)) {
      atLeast(finding.severity, Severity::high, "no way from the refusal ends");
    }
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeAskedAgain() {
  return std::make_unique<AskedAgain>();
}

}  // namespace dyetrace
