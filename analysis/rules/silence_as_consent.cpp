// CON-10. A consent that nobody gave: the clock ran out, or the person closed or went on.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/consents.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// The step whose silence leads to the consent; invalid if an act of the person always comes
/// between.
StepId silenceBefore(const Product& product, const Ways& ways, StepId consent) {
  const auto isSilent = [&](StepId step) {
    const Step& value = product.steps[step];
    if (value.timed) return true;
    return product.nodes.contains(value.node) &&
           gives(product, product.factsOf(product.nodes[value.node]), mark::kSilence);
  };
  const auto goesOn = [&](StepId step) { return !ways.isAct(step) && !isSilent(step); };
  const std::vector<bool> reached = ways.before({consent}, goesOn);
  for (const StepId step : product.steps.ids()) {
    if (reached[step.index()] && isSilent(step)) return step;
  }
  return {};
}

class SilenceAsConsent final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "CON-10",
        "Silence counts as yes",
        "Does a consent follow from doing nothing?",
        "For each step that gives consent: a way to it on which a timer, or a step marked silence "
        "(close, scroll, go on), comes after the last step of the person. Named once per consent.",
        "critical",
        "Art. 4(11), recital 32",
        "Nc.1.1",
        "dpv:ImpliedConsent",
        "Let consent follow from a clear act only; let silence count as a no.",
        "privacy.marks: consent on steps or branches"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (const auto answer = consentNotMarked(context)) return *answer;
    const Ways ways(product, context.order());
    RuleAnswer answer;
    for (const StepId consent : stepsGiving(product, mark::kConsent)) {
      const StepId silence = silenceBefore(product, ways, consent);
      if (!silence.valid()) continue;
      if (auto path = dataBehind(context, consent)) {
        answer.findings.push_back(report(context, consent, silence, std::move(*path)));
      }
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, StepId consent, StepId silence, Path path) const {
    const Product& product = context.product();
    const std::string step = stepWords(product, consent);
    const std::string quiet = stepWords(product, silence);
    Finding finding =
        findingAt(context, description(), std::move(path), product.steps[consent].key);
    const std::string label = titleOf(product, finding.label);
    const bool same = consent == silence;
    finding.sentence = "Doing nothing counts as consent to " + label +
                       (same ? " at " + step : " after " + quiet) + ".";
    finding.fix = same ? "Let " + step + " lead to a no."
                       : "Lead " + quiet + " to a no, not to " + step + ".";
    finding.ask = "What does the person do that shows a yes?";
    addStepEvidence(product, finding, "consent is given at", consent);
    if (!same) addStepEvidence(product, finding, "nobody acts after", silence);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::critical, "silence counts as consent");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeSilenceAsConsent() {
  return std::make_unique<SilenceAsConsent>();
}

}  // namespace dyetrace
