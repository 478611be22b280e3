// SET-14. Minors do not start with the most protective choice.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/default_differences.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

/// What the same changes would keep from minors.
struct Loose {
  Nearest stricter{};
  std::vector<ExposureGroup> groups{};
  std::vector<bool> contexts{};
  bool adultsToo = false;
};

/// The fewest changes of anybody's settings by which a context would start without it.
std::optional<Nearest> stricterStart(const SettingsAnalysis& settings, std::size_t exposure,
                                     std::size_t context) {
  const Condition stopped = !settings.exposures()[exposure].condition;
  return stopped.nearest(settings.people().contexts()[context].start,
                         settings.people().anybodysCosts());
}

/// Of one group of exposures: the contexts of minors that start with it, and what it takes where it
/// takes most.
Loose looseStart(SettingsAnalysis& settings, const ExposureGroup& group,
                 const std::vector<bool>& minors) {
  Loose loose{{}, {group}, std::vector<bool>(minors.size(), false), false};
  for (const ContextAnswer& each : settings.answers(group.gravest()).contexts) {
    if (!each.byDefault) continue;
    if (!minors[each.context]) loose.adultsToo = true;
    if (!minors[each.context]) continue;
    const auto stricter = stricterStart(settings, group.gravest(), each.context);
    if (!stricter) continue;
    loose.contexts[each.context] = true;
    if (stricter->changed.size() > loose.stricter.changed.size()) loose.stricter = *stricter;
  }
  return loose;
}

void join(Loose& into, const Loose& other) {
  for (const ExposureGroup& group : other.groups) addOnce(into.groups, group);
  for (std::size_t i = 0; i < into.contexts.size(); ++i) {
    if (other.contexts[i]) into.contexts[i] = true;
  }
  into.adultsToo = into.adultsToo || other.adultsToo;
}

std::vector<Loose> looseDefaults(SettingsAnalysis& settings, const std::vector<bool>& minors) {
  std::vector<Loose> all;
  for (const ExposureGroup& group : unneededGroups(settings)) {
    const Loose loose = looseStart(settings, group, minors);
    if (loose.stricter.changed.empty()) continue;
    const auto known = std::find_if(all.begin(), all.end(), [&](const Loose& each) {
      return each.stricter.changed == loose.stricter.changed;
    });
    if (known == all.end()) {
      all.push_back(loose);
    } else {
      join(*known, loose);
    }
  }
  return all;
}

Finding reportAdultDefaultForMinors(RuleContext& context, const RuleDescription& rule,
                                    const Loose& loose) {
  const Product& product = context.product();
  const SettingsAnalysis& settings = *context.settings();
  const std::size_t index = loose.groups.front().gravest();
  const std::string changes = words::changes(product, loose.stricter);
  Finding finding = findingOn(context, rule, index, loose.stricter.changed);
  finding.sentence = "Minors start with it on: " + clauseOf(settings.exposures()[index]) + ".";
  finding.detail = loose.adultsToo
                       ? "They start as adults do."
                       : "They start less protected than adults, who do not have it on.";
  if (loose.groups.size() > 1) {
    finding.detail += " The same defaults decide: " + titlesOf(settings, loose.groups) + ".";
  }
  finding.who = capitalised(forWhom(settings, loose.contexts)) + ".";
  finding.fix = "Let minors start so: " + changes + ".";
  finding.ask = "Why do minors not start with the most protective choice?";
  atLeast(finding.severity, Severity::critical, "minors");
  return finding;
}

/// A dimension about age of whose options none says that it means minors.
Finding questionAbout(RuleContext& context, const RuleDescription& rule, SettingId age) {
  Finding finding = findingAbout(context, rule, age, Severity::high, "minors are not told apart");
  const std::string title = quotedTitle(context.product(), age);
  finding.sentence = "No option of " + title + " says that it means minors.";
  becomeQuestion(finding, "Which options of " + title +
                              " mean people below 18? Name them so: child, teen, under-18.");
  return finding;
}

RuleAnswer askAdultDefaultForMinors(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  SettingsAnalysis& settings = *context.settings();
  const Product& product = context.product();
  const auto ages = dimensionsAbout(product, settings.people(), Topic::age);
  if (ages.empty()) return couldNotAsk("No context setting tells minors and adults apart.");
  RuleAnswer answer;
  for (const SettingId age : ages) {
    if (!minorsIn(product.settings[age])) {
      answer.findings.push_back(questionAbout(context, rule, age));
    }
  }
  for (const Loose& each : looseDefaults(settings, minorContexts(product, settings.people()))) {
    answer.findings.push_back(reportAdultDefaultForMinors(context, rule, each));
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeAdultDefaultForMinors() {
  return plainRule(
      {.code = "SET-14",
       .name = "Children get the adult default",
       .question = "Do minors start with something on that could be off for them?",
       .checks = "Groups of people whose age band means below 18: data at recipients and flows on "
                 "under their defaults and off in some valid configuration for them. One finding "
                 "for all that the same changes would close. SET-01 speaks of everybody else.",
       .severity = "critical",
       .article = "Art. 25(2), 8, recital 38",
       .linddun = "Nc.1.2",
       .dpv = "dpv:Child",
       .fix = "Let minors start with the most protective choice.",
       .needs = "a context setting for the age band whose options say which are minors",
       .pattern = "preselection"},
      askAdultDefaultForMinors);
}

}  // namespace dyetrace
