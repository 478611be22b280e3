// LIF-12. Several things that each call for an impact assessment, and none was made.

#include <algorithm>

#include "analysis/rules/assessment_triggers.h"
#include "analysis/rules/catalogue.h"
#include "analysis/rules/marks.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// One may be chance; with two the regulators expect an assessment.
constexpr std::size_t kEnoughTriggers = 2;

class NoImpactAssessment final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "LIF-12",
        "No impact assessment although the triggers add up",
        "Do two or more things call for an impact assessment, and none is stated?",
        "Special-category data; children's data; the marks large-scale, public-monitoring, "
        "decision and new-technique; data derived from several kinds; data that leaves the EEA and "
        "the United Kingdom. Each counts once, outside the person and their device. With two or "
        "more, something must be marked impact-assessment. Named once per model, at the gravest "
        "data.",
        "high",
        "Art. 35(1), 35(3)",
        "Nc.1.2",
        "eu-gdpr:DPIARequired",
        "Make the assessment, and mark the pool or task it is about with impact-assessment.",
        "personal data; what the triggers need"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const std::vector<AssessmentTrigger> triggers = assessmentTriggers(context);
    if (triggers.size() < kEnoughTriggers) {
      return doesNotApply("Fewer than two things in the model call for an impact assessment.");
    }
    RuleAnswer answer;
    if (!anybodyGives(context.product(), mark::kImpactAssessment)) {
      answer.findings.push_back(report(context, triggers));
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, const std::vector<AssessmentTrigger>& triggers) const {
    const Product& product = context.product();
    const auto gravest =
        std::max_element(triggers.begin(), triggers.end(), [&](const auto& a, const auto& b) {
          return weightOf(product, a.label) < weightOf(product, b.label);
        });
    Finding finding =
        findingAt(context, description(), roadTo(context, gravest->place, gravest->label));
    std::vector<std::string> words;
    for (const AssessmentTrigger& trigger : triggers) {
      words.push_back(trigger.words);
      addEvidence(finding, trigger.words, product.nodes[trigger.place].where);
    }
    finding.sentence = std::to_string(triggers.size()) +
                       " things call for an impact assessment, and none is stated.";
    finding.detail = capitalised(listed(words)) + ".";
    finding.fix =
        "Make the assessment, and mark the pool or task it is about with "
        "privacy.marks: impact-assessment.";
    finding.ask = "Has an impact assessment been made? Where is it?";
    finding.severity = fixedSeverity(product, finding.path, Severity::high, "no impact assessment");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeNoImpactAssessment() {
  return std::make_unique<NoImpactAssessment>();
}

}  // namespace dyetrace
