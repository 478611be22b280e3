// SET-35. People who are new and people who were there before start differently.

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/default_differences.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

Finding reportUnequalCohorts(RuleContext& context, const RuleDescription& rule,
                             const DefaultDifference& difference) {
  const Product& product = context.product();
  const SettingsAnalysis& settings = *context.settings();
  const std::size_t index = difference.groups.front().gravest();
  const std::string weak = optionIn(settings, difference.dimension, difference.exposed);
  const std::string strong = optionIn(settings, difference.dimension, difference.protected_);
  Finding finding = findingOn(context, rule, index, difference.settings);
  finding.sentence = "By default for " + weak + " and not for " + strong +
                     " people: " + clauseOf(settings.exposures()[index]) + ".";
  finding.detail = "The defaults of " + quotedTitles(product, difference.settings) + " differ.";
  if (difference.groups.size() > 1) {
    finding.detail += " They also decide: " + titlesOf(settings, difference.groups) + ".";
  }
  finding.who = capitalised(forWhom(settings, difference.contexts)) + ".";
  finding.fix = "Let both start as " + strong + " people do.";
  finding.ask = "Why are " + weak + " people less protected, and were they told?";
  fixLevel(finding, Severity::medium, "unequal start");
  return finding;
}

RuleAnswer askUnequalCohorts(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  SettingsAnalysis& settings = *context.settings();
  const auto cohorts = dimensionsAbout(context.product(), settings.people(), Topic::cohort);
  if (cohorts.empty())
    return doesNotApply("No context setting tells new and existing people apart.");
  RuleAnswer answer;
  for (const SettingId cohort : cohorts) {
    const auto all = defaultDifferences(settings, cohort, [](auto, auto) { return true; });
    for (const DefaultDifference& each : all) {
      answer.findings.push_back(reportUnequalCohorts(context, rule, each));
    }
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeUnequalCohorts() {
  return plainRule(
      {.code = "SET-35",
       .name = "New and existing people start differently",
       .question = "Is something on for new people and off for existing ones, or the reverse?",
       .checks = "Pairs of groups of people that differ only in being new or existing: what is on "
                 "by default in one and not in the other because settings start differently. One "
                 "finding for all that the same settings decide.",
       .severity = "medium",
       .article = "Art. 5(1)(a), 25(2)",
       .linddun = "Nc.1.2",
       .dpv = "dpv:PrivacyByDefault",
       .fix = "Let both start as the better protected do.",
       .needs = "a context setting for new and existing people, and defaults that depend on it",
       .pattern = "inconsistent interface"},
      askUnequalCohorts);
}

}  // namespace dyetrace
