// SET-37. On a birthday, or while nobody knows the age, something turns on by itself.

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/default_differences.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

/// Where the age is that of minors, and where it is `other`.
PairTest fromMinors(const SettingsAnalysis& settings, SettingId age, bool toUnknown) {
  const Setting& setting = settings.product().settings[age];
  const auto minors = minorsIn(setting).value_or(std::vector<bool>(setting.options.size(), false));
  const auto unknown = unknownIn(setting);
  const auto& contexts = settings.people().contexts();
  return [=, &contexts](std::size_t exposed, std::size_t protected_) {
    const std::size_t there = contexts[exposed].start[age];
    if (!minors[contexts[protected_].start[age]] || minors[there]) return false;
    return toUnknown == (unknown && *unknown == there);
  };
}

Finding common(RuleContext& context, const RuleDescription& rule,
               const DefaultDifference& difference, std::string_view variant) {
  const SettingsAnalysis& settings = *context.settings();
  Finding finding =
      findingOn(context, rule, difference.groups.front().gravest(), difference.settings, variant);
  finding.detail = "The defaults of " + quotedTitles(context.product(), difference.settings) +
                   " decide: " + titlesOf(settings, difference.groups) + ".";
  finding.who = capitalised(forWhom(settings, difference.contexts)) + ".";
  return finding;
}

Finding whileUnknown(RuleContext& context, const RuleDescription& rule,
                     const DefaultDifference& difference) {
  const SettingsAnalysis& settings = *context.settings();
  Finding finding = common(context, rule, difference, "unknown");
  finding.sentence = "On while the age is unknown, off for minors: " +
                     clauseOf(settings.exposures()[difference.groups.front().gravest()]) + ".";
  finding.fix = "Let people whose age is not known start as minors do.";
  finding.ask = "How many people whose age is not known are minors?";
  atLeast(finding.severity, Severity::high, "may be minors");
  return finding;
}

Finding onTheBirthday(RuleContext& context, const RuleDescription& rule,
                      const DefaultDifference& difference) {
  const SettingsAnalysis& settings = *context.settings();
  Finding finding = common(context, rule, difference, "birthday");
  finding.sentence = "Off for minors and on by default later: " +
                     clauseOf(settings.exposures()[difference.groups.front().gravest()]) + ".";
  finding.fix = "Keep what people start with when they come of age, and ask before it turns on.";
  becomeQuestion(finding, "Do people who come of age keep " +
                              quotedTitles(context.product(), difference.settings) +
                              " as it was, or does it turn on by itself?");
  return finding;
}

RuleAnswer askAgeCliff(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  SettingsAnalysis& settings = *context.settings();
  const auto ages = dimensionsAbout(context.product(), settings.people(), Topic::age);
  if (ages.empty()) return doesNotApply("No context setting tells minors and adults apart.");
  RuleAnswer answer;
  for (const SettingId age : ages) {
    for (const auto& each : defaultDifferences(settings, age, fromMinors(settings, age, true))) {
      answer.findings.push_back(whileUnknown(context, rule, each));
    }
    for (const auto& each : defaultDifferences(settings, age, fromMinors(settings, age, false))) {
      answer.findings.push_back(onTheBirthday(context, rule, each));
    }
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeAgeCliff() {
  return plainRule(
      {.code = "SET-37",
       .name = "Age cliff",
       .question = "Does something turn on by itself on a birthday, or while the age is unknown?",
       .checks =
           "Pairs of groups of people that differ only in the age band, one of minors: what is "
           "off for them and on by default for people of unknown age violates the rule; for "
           "older people it is a question what happens on the day between.",
       .severity = "weight x distance; at least high where the age is unknown",
       .article = "Art. 8, 25(2)",
       .linddun = "Nc.1.2",
       .dpv = "dpv:Child",
       .fix = "Keep what people start with until they choose otherwise.",
       .needs = "a context setting for the age band whose options say which are minors"},
      askAgeCliff);
}

}  // namespace dyetrace
