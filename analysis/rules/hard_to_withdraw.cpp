// CON-06. More steps of the person to take a consent back than to give it. What screens and
// switches ask of a person is counted by the rules on settings; here the drawn processes count.

#include <algorithm>
#include <optional>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/consents.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

struct StepEffort {
  StepId step{};
  std::size_t acts = 0;
};

std::string actWords(std::size_t acts) {
  return acts == 1 ? "1 step" : std::to_string(acts) + " steps";
}

/// The last choice that always comes before a step: where the question is answered.
StepId questionOf(const Product& product, const ProcessOrder& order, StepId consent) {
  StepId at = order.dominatorOf(consent);
  while (at.valid() && product.steps[at].kind != StepKind::exclusiveGateway &&
         product.steps[at].kind != StepKind::eventGateway) {
    at = order.dominatorOf(at);
  }
  return at;
}

/// To answer is an act in any case.
std::size_t actsToGive(const Product& product, const ProcessOrder& order, const Ways& ways,
                       StepId consent) {
  const StepId question = questionOf(product, order, consent);
  const Ways::Acts acts =
      question.valid() ? ways.acts(question, consent) : ways.actsFromStart(consent);
  return std::max<std::size_t>(1, acts.value_or(0));
}

/// The withdrawal that asks least of the person.
std::optional<StepEffort> easiestWithdrawal(const Product& product, const Ways& ways) {
  std::optional<StepEffort> easiest;
  for (const StepId step : stepsGiving(product, mark::kWithdraw)) {
    const Ways::Acts acts = ways.actsFromStart(step);
    if (!acts) continue;
    const StepEffort effort{step, std::max<std::size_t>(1, *acts)};
    if (!easiest || effort.acts < easiest->acts) easiest = effort;
  }
  return easiest;
}

class HardToWithdraw final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "CON-06",
        "Harder to take back than to give",
        "Does it take more steps to take a consent back than to give it?",
        "The fewest steps of the person (user and manual tasks, tasks in the person's own lane, "
        "messages from the person) from where a process begins to a withdrawal, against those from "
        "the question to the consent. At least one each. Settings screens are not counted here. "
        "Named once, for the consent that is easiest to give.",
        "high",
        "Art. 7(3)",
        "U.2.1",
        "dpv:WithdrawConsent",
        "Offer the withdrawal where the consent was given, in as few steps.",
        "privacy.marks: consent and withdraw on steps"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anybodyGives(product, mark::kConsent) || !anybodyGives(product, mark::kWithdraw)) {
      return couldNotAsk(
          "Nothing says where people agree and where they take it back. Add privacy.marks: consent "
          "and privacy.marks: withdraw to those steps.");
    }
    if (const auto answer = orderNotKnown(context)) return *answer;
    const Ways ways(product, context.order());
    RuleAnswer answer;
    const auto withdrawal = easiestWithdrawal(product, ways);
    const auto consent = easiestConsent(context, ways);
    if (!withdrawal || !consent || withdrawal->acts <= consent->acts) return answer;
    if (auto path = dataBehind(context, consent->step)) {
      answer.findings.push_back(report(context, *consent, *withdrawal, std::move(*path)));
    }
    return answer;
  }

 private:
  static std::optional<StepEffort> easiestConsent(RuleContext& context, const Ways& ways) {
    const Product& product = context.product();
    std::optional<StepEffort> easiest;
    for (const StepId step : stepsGiving(product, mark::kConsent)) {
      const StepEffort effort{step, actsToGive(product, context.order(), ways, step)};
      if (!easiest || effort.acts < easiest->acts) easiest = effort;
    }
    return easiest;
  }

  Finding report(RuleContext& context, const StepEffort& consent, const StepEffort& withdrawal,
                 Path path) const {
    const Product& product = context.product();
    const std::string give = actWords(consent.acts);
    const std::string back = actWords(withdrawal.acts);
    Finding finding =
        findingAt(context, description(), std::move(path), product.steps[consent.step].key);
    finding.sentence = "Consent takes " + give + " to give and " + back + " to take back.";
    finding.detail = "It is given at " + stepWords(product, consent.step) + " and taken back at " +
                     stepWords(product, withdrawal.step) + ".";
    finding.fix = "Lead to " + stepWords(product, withdrawal.step) + " in " + give + ".";
    finding.ask = "Is there a shorter way to take the consent back? Draw it.";
    addStepEvidence(product, finding, "consent is given at", consent.step);
    addStepEvidence(product, finding, "consent is taken back at", withdrawal.step);
    finding.severity = fixedSeverity(product, finding.path, Severity::high,
                                     give + " to give, " + back + " to take back");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeHardToWithdraw() {
  return std::make_unique<HardToWithdraw>();
}

}  // namespace dyetrace
