// compare.sarif: only what got worse, so that a code host shows what a change brings and nothing
// that was there before.

#include <vector>

#include "analysis/identity.h"
#include "render/comparison.h"
#include "render/sarif.h"

namespace dyetrace {
namespace {

/// By what it is about, not by its words, which may count.
std::string identityOfAnswer(const LaunchAnswer& answer) {
  const auto elementOf = [&](std::size_t index) {
    return index < answer.after.size() ? answer.after[index].where.element : Text();
  };
  return identityOf(answer.rule, answer.about, elementOf(0), elementOf(1));
}

Finding findingOf(const LaunchAnswer& answer) {
  Finding finding;
  finding.rule = answer.rule;
  finding.id = identityOfAnswer(answer);
  finding.severity.result = answer.severity;
  finding.severity.sentence = std::string(severityName(answer.severity));
  finding.sentence = answer.sentence;
  finding.evidence = answer.after;
  return finding;
}

}  // namespace

std::string comparisonToSarif(const Compared& compared) {
  const Review& review = compared.after.reviewed.review;
  std::vector<Finding> answers;
  for (const LaunchAnswer& answer : compared.comparison.data.answers)
    answers.push_back(findingOf(answer));
  sarif::Run run(compared.after.product, {}, compared.policy);
  for (const Finding& answer : answers) run.add(answer, "new");
  for (const FindingChange& change : compared.comparison.findings.all) {
    if (change.fate == FindingFate::appeared) run.add(review.findings[*change.after], "new");
    if (change.fate == FindingFate::graver) run.add(review.findings[*change.after], "updated");
  }
  for (const FindingChange& change : compared.comparison.findings.accepted) {
    if (change.fate <= FindingFate::graver) run.addAccepted(review.findings[*change.after]);
  }
  return run.written();
}

}  // namespace dyetrace
