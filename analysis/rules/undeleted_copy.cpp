#include "analysis/rules/undeleted_copy.h"

#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {

RuleAnswer UndeletedCopy::ask(RuleContext& context) const {
  if (const auto answer = deletionNotDrawn(context)) return *answer;
  RuleAnswer answer;
  for (ErasureGap& gap : erasureGaps(context)) {
    if (gap.kind == kind()) answer.findings.push_back(report(context, std::move(gap)));
  }
  return answer;
}

Finding UndeletedCopy::report(RuleContext& context, ErasureGap gap) const {
  const Product& product = context.product();
  Finding finding = findingAt(context, description(), std::move(gap.path));
  const std::string label = titleOf(product, finding.label);
  const std::string place = titleOf(product.nodes[finding.place]);
  const std::string more = others(product, gap.labels, finding.label);
  finding.sentence = place + " " + verb() + " " + label + " after a deletion.";
  finding.detail = more.empty() ? "" : "Also " + more + ".";
  addRoadWords(product, finding);
  finding.fix = "Pass the deletion on to " + quoted(place) +
                ": a flow with privacy.erases: yes from the step that deletes.";
  finding.ask = "How does " + quoted(place) + " learn that " + label + " was deleted?";
  addEvidence(finding, "no deletion gets here", product.nodes[finding.place].where);
  finding.severity =
      fixedSeverity(product, finding.path, Severity::high, "a deletion does not get here");
  if (gap.byItself) {
    finding.sentence = "Does " + place + " lose " + label + " when a person asks for deletion?";
    becomeQuestion(finding, "A deletion does get to " + quoted(place) +
                                ", but who sets it off? If a person can ask for it, mark the "
                                "step at which they do with privacy.marks: withdraw.");
  }
  return finding;
}

}  // namespace dyetrace
