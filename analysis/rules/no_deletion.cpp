// LIF-03. A store from which no person can have their data deleted.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/deletions.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

class NoDeletion final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "LIF-03",
        "No way to delete",
        "Is there a store from which a person cannot have their data deleted?",
        "Stores with personal data, except on the person's own device, that no deletion reaches "
        "which a person can ask for: along privacy.erases, from a step marked withdraw or a step "
        "of the person, without waiting for a clock. A deletion of which nobody says who sets it "
        "off is a question. Copies of data that is erased elsewhere are left to LIF-04 and LIF-10, "
        "data on consent to LIF-05. Named once per store, with its gravest data.",
        "high",
        "Art. 17",
        "U.2.1",
        "eu-gdpr:A17",
        "Let a request of the person lead to a step that erases the store.",
        "privacy.erases on the flows or steps that delete"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    if (const auto answer = deletionNotDrawn(context)) return *answer;
    RuleAnswer answer;
    for (ErasureGap& gap : erasureGaps(context)) {
      if (gap.kind == ErasureGap::Kind::original) {
        answer.findings.push_back(report(context, std::move(gap)));
      }
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, ErasureGap gap) const {
    const Product& product = context.product();
    Finding finding = findingAt(context, description(), std::move(gap.path));
    const std::string label = titleOf(product, finding.label);
    const std::string place = titleOf(product.nodes[finding.place]);
    const std::string more = others(product, gap.labels, finding.label);
    finding.sentence = "Nobody can have " + label + " deleted from " + place + ".";
    finding.detail = more.empty() ? "" : "Nor " + more + ".";
    finding.fix = "Draw the flow by which a request of the person erases " + quoted(place) +
                  ", with privacy.erases: yes.";
    finding.ask = "How does a person have " + label + " deleted from " + quoted(place) + "?";
    addEvidence(finding, "no deletion gets here", product.nodes[finding.place].where);
    finding.severity = fixedSeverity(product, finding.path, Severity::high, "no way to delete");
    if (gap.byItself) {
      finding.sentence = "Can a person have " + label + " deleted from " + place + "?";
      becomeQuestion(finding, "Who sets off the deletion at " + quoted(place) +
                                  "? If a person can ask for it, mark the step at which they do "
                                  "with privacy.marks: withdraw.");
    }
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeNoDeletion() {
  return std::make_unique<NoDeletion>();
}

}  // namespace dyetrace
