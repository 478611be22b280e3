// CON-09. A consent that no step writes down.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/consents.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

constexpr std::string_view kChoices = "user.privacy_preferences";

/// A store marked as the record, or one with privacy choices.
bool isRecord(RuleContext& context, NodeId node) {
  const Product& product = context.product();
  if (product.nodes[node].kind != NodeKind::store) return false;
  if (gives(product, product.factsOf(product.nodes[node]), mark::kConsentRecord)) return true;
  for (const LabelId label : context.labelsAt(node).members()) {
    if (product.taxonomy[product.labels[label].category].key == kChoices) return true;
  }
  return false;
}

/// By step: whether it writes to a record.
std::vector<bool> recordingSteps(RuleContext& context) {
  const Product& product = context.product();
  std::vector<bool> records(product.steps.size(), false);
  for (const Flow& flow : product.flows) {
    const StepId step = context.order().stepOf(flow.from);
    if (step.valid() && isRecord(context, flow.to)) records[step.index()] = true;
  }
  return records;
}

/// A last step that a way from the consent reaches past every recording step; invalid if none.
StepId endWithout(const Product& product, const Ways& ways, const std::vector<bool>& records,
                  StepId consent) {
  if (records[consent.index()]) return {};
  const auto goesOn = [&](StepId step) { return !records[step.index()]; };
  const std::vector<bool> reached = ways.after({consent}, goesOn);
  for (const StepId step : product.steps.ids()) {
    if (reached[step.index()] && !records[step.index()] && ways.isLast(step)) return step;
  }
  return {};
}

class NoProofOfConsent final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "CON-09",
        "No proof of consent",
        "Is there a consent that nobody writes down?",
        "For each step that gives consent: a way from it to an end on which no step writes to a "
        "store of consents (marked consent-record, or with privacy choices in it). Named once per "
        "consent.",
        "medium",
        "Art. 7(1), 5(2)",
        "Nc.1.2",
        "dpv:ConsentRecord",
        "Write who agreed, when, and to which text, on every way after the consent.",
        "privacy.marks: consent on steps; privacy.marks: consent-record on a store"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (const auto answer = consentNotMarked(context)) return *answer;
    if (!anyRecord(context)) {
      return couldNotAsk(
          "No store keeps consents. Add privacy.marks: consent-record to the store that does.");
    }
    const Ways ways(product, context.order());
    const std::vector<bool> records = recordingSteps(context);
    RuleAnswer answer;
    for (const StepId consent : stepsGiving(product, mark::kConsent)) {
      const StepId end = endWithout(product, ways, records, consent);
      if (!end.valid()) continue;
      if (auto path = dataBehind(context, consent)) {
        answer.findings.push_back(report(context, consent, end, std::move(*path)));
      }
    }
    return answer;
  }

 private:
  static bool anyRecord(RuleContext& context) {
    for (const NodeId node : context.product().nodes.ids()) {
      if (isRecord(context, node)) return true;
    }
    return false;
  }

  Finding report(RuleContext& context, StepId consent, StepId end, Path path) const {
    const Product& product = context.product();
    const std::string step = stepWords(product, consent);
    Finding finding =
        findingAt(context, description(), std::move(path), product.steps[consent].key);
    finding.sentence = "Nobody writes down the consent given at " + step + ".";
    finding.detail = "The way to " + stepWords(product, end) + " passes no step that does.";
    finding.fix = "After " + step + ", write who agreed, when and to which text into the record.";
    finding.ask = "How can the consent given at " + step + " be shown later?";
    addStepEvidence(product, finding, "consent is given at", consent);
    addStepEvidence(product, finding, "the way ends at", end);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::medium, "no proof of the consent");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeNoProofOfConsent() {
  return std::make_unique<NoProofOfConsent>();
}

}  // namespace dyetrace
