#include "cli/compare_verdict.h"

#include <algorithm>

namespace dyetrace {
namespace {

bool isWorse(const FindingChange& change) {
  return change.fate == FindingFate::appeared || change.fate == FindingFate::graver;
}

/// What is new or graver, or what the launch does, is at least so grave.
bool anyAtLeast(Severity least, const ModelComparison& comparison, const Review& after) {
  const auto& answers = comparison.data.answers;
  const auto& findings = comparison.findings.all;
  return std::any_of(answers.begin(), answers.end(),
                     [&](const LaunchAnswer& each) { return each.severity >= least; }) ||
         std::any_of(findings.begin(), findings.end(), [&](const FindingChange& each) {
           return isWorse(each) && after.findings[*each.after].severity.result >= least;
         });
}

}  // namespace

std::string failOnOf(const std::string& asked, const Policy* policy) {
  if (!asked.empty()) return asked;
  if (policy != nullptr && policy->failOn) return std::string(severityName(*policy->failOn));
  return "worse";
}

bool failsOn(const std::string& failOn, const ModelComparison& comparison, const Review& after) {
  if (failOn == "never") return false;
  if (failOn == "worse") return comparison.worse();
  if (failOn == "new")
    return comparison.findings.count(FindingFate::appeared) + comparison.data.answers.size() > 0;
  return anyAtLeast(severityFromName(failOn).value_or(Severity::note), comparison, after);
}

}  // namespace dyetrace
