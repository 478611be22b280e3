// CON-07. More steps of the person to say no than to say yes.

#include <algorithm>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/consents.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

std::string more(std::size_t acts) {
  if (acts == 0) return "no further step";
  return acts == 1 ? "1 more step" : std::to_string(acts) + " more steps";
}

/// The fewest steps from the question to any refusal that answers it.
std::size_t actsToRefuse(RuleContext& context, const Ways& ways, const Answers& answers) {
  std::size_t fewest = ways.acts(answers.question, answers.refusal).value_or(0);
  for (const StepId other : stepsGiving(context.product(), mark::kRefuse)) {
    if (commonDominator(context.order(), answers.consent, other) != answers.question) continue;
    fewest = std::min(fewest, ways.acts(answers.question, other).value_or(fewest));
  }
  return fewest;
}

class HardToRefuse final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "CON-07",
        "Harder to refuse than to accept",
        "Does it take more steps to say no than to say yes?",
        "For each consent and the refusals that answer the same question: the fewest steps of the "
        "person (user and manual tasks, tasks in the person's own lane, messages from the person) "
        "from where the two part to each of them. Settings screens are not counted here. A "
        "consent that no refusal answers is a question, once somebody marks a refusal.",
        "high",
        "Art. 4(11), 7",
        "U.1.1",
        "risk:BehaviourDistortion",
        "Offer the no beside the yes, with as few steps.",
        "privacy.marks: consent and refuse on steps or branches"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (const auto answer = answersNotMarked(context)) return *answer;
    const std::vector<Answers> all = answersOf(context);
    const Ways ways(product, context.order());
    RuleAnswer answer;
    for (const Answers& each : all) askOne(context, ways, each, answer);
    for (const StepId consent : stepsGiving(product, mark::kConsent)) {
      const bool answered = std::any_of(
          all.begin(), all.end(), [&](const Answers& each) { return each.consent == consent; });
      if (!answered) askWhere(context, consent, answer);
    }
    return answer;
  }

 private:
  void askOne(RuleContext& context, const Ways& ways, const Answers& answers,
              RuleAnswer& answer) const {
    const std::size_t yes = ways.acts(answers.question, answers.consent).value_or(0);
    const std::size_t no = actsToRefuse(context, ways, answers);
    if (no <= yes) return;
    auto path = dataBehind(context, answers.consent);
    if (!path) return;
    const Product& product = context.product();
    Finding finding = begin(context, answers.consent, std::move(*path));
    finding.sentence =
        "After the question, yes takes " + more(yes) + " and no takes " + more(no) + ".";
    finding.detail = "The answers part at " + stepWords(product, answers.question) + ".";
    finding.fix = "Lead to " + stepWords(product, answers.refusal) + " in as few steps as to " +
                  stepWords(product, answers.consent) + ".";
    finding.ask = "Why does a no take more steps than a yes?";
    addStepEvidence(product, finding, "consent is refused at", answers.refusal);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::high, "a no takes more steps than a yes");
    answer.findings.push_back(std::move(finding));
  }

  void askWhere(RuleContext& context, StepId consent, RuleAnswer& answer) const {
    auto path = dataBehind(context, consent);
    if (!path) return;
    const Product& product = context.product();
    Finding finding = begin(context, consent, std::move(*path));
    finding.sentence =
        "Where can people refuse the consent at " + stepWords(product, consent) + "?";
    finding.fix = "Draw the way of a no, and mark it with privacy.marks: refuse.";
    finding.severity = fixedSeverity(product, finding.path, Severity::high, "no way to refuse");
    becomeQuestion(
        finding, "How does a person say no to the consent at " + stepWords(product, consent) + "?");
    answer.findings.push_back(std::move(finding));
  }

  Finding begin(RuleContext& context, StepId consent, Path path) const {
    const Product& product = context.product();
    Finding finding =
        findingAt(context, description(), std::move(path), product.steps[consent].key);
    addStepEvidence(product, finding, "consent is given at", consent);
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeHardToRefuse() {
  return std::make_unique<HardToRefuse>();
}

}  // namespace dyetrace
