// LIF-05. A consent is taken back, and a place that has the data on this consent alone never hears
// of it.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/consents.h"
#include "analysis/rules/support.h"
#include "analysis/rules/withdrawal_gaps.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

class WithdrawalStopsShort final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "LIF-05",
        "Withdrawal does not reach users of the data",
        "Does somebody keep data on a consent that was taken back?",
        "Stores, and processors and other parties, that have personal data whose only basis (the "
        "last one stated on the road) is consent, and that no withdrawal reaches: from a step "
        "marked withdraw, through the steps after it, along flows with privacy.erases or the mark "
        "withdraw. Named once per place, with its gravest data. Such a place is named by no other "
        "rule on deletion.",
        "critical",
        "Art. 7(3), 17(1)(b)",
        "Nc.1.1; U.2.1",
        "eu-gdpr:A7-3",
        "Pass the withdrawal on to everybody who has the data on it.",
        "privacy.basis: consent; privacy.marks: withdraw on the step that takes it back"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anybodyStatesConsent(product)) return doesNotApply("Nothing rests on consent.");
    if (!anybodyGives(product, mark::kWithdraw)) {
      return couldNotAsk(
          "Nothing says where a consent is taken back. Add privacy.marks: withdraw to that step.");
    }
    const WithdrawalGaps search(context);
    RuleAnswer answer;
    for (const Trouble& gap : search.gaps()) {
      answer.findings.push_back(report(context, search.pathTo(*gap.arrival), gap.labels));
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
    finding.sentence = place + " keeps " + label + " after the consent is taken back.";
    finding.detail = more.empty() ? "" : "Also " + more + ".";
    addRoadWords(product, finding);
    finding.fix = "Pass the withdrawal on to " + quoted(place) +
                  ": a flow with privacy.erases: yes, or with privacy.marks: withdraw.";
    finding.ask =
        "What makes " + quoted(place) + " stop using " + label + " when a consent is taken back?";
    addStepsGiving(product, finding, "consent is taken back at", mark::kWithdraw);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::critical, "a withdrawal does not get here");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeWithdrawalStopsShort() {
  return std::make_unique<WithdrawalStopsShort>();
}

}  // namespace dyetrace
