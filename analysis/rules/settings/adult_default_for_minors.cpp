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

void note(std::vector<Loose>& all, const Nearest& stricter, const ExposureGroup& group,
          std::size_t context, std::size_t contexts, bool adultsToo) {
  auto known = std::find_if(all.begin(), all.end(), [&](const Loose& each) {
    return each.stricter.changed == stricter.changed;
  });
  if (known == all.end()) {
    all.push_back({stricter, {}, std::vector<bool>(contexts, false), adultsToo});
    known = all.end() - 1;
  }
  known->contexts[context] = true;
  const bool listed =
      std::any_of(known->groups.begin(), known->groups.end(),
                  [&](const auto& each) { return each.gravest() == group.gravest(); });
  if (!listed) known->groups.push_back(group);
}

std::vector<Loose> looseDefaults(SettingsAnalysis& settings, const std::vector<bool>& minors) {
  std::vector<Loose> all;
  for (const ExposureGroup& group : unneededGroups(settings)) {
    const auto& answers = settings.answers(group.gravest()).contexts;
    bool adultsToo = false;
    for (std::size_t i = 0; i < minors.size(); ++i) {
      adultsToo = adultsToo || (!minors[i] && answers[i].byDefault);
    }
    for (std::size_t i = 0; i < minors.size(); ++i) {
      if (!minors[i] || !answers[i].byDefault) continue;
      const auto stricter = stricterStart(settings, group.gravest(), i);
      if (stricter) note(all, *stricter, group, i, minors.size(), adultsToo);
    }
  }
  return all;
}

Finding report(RuleContext& context, const RuleDescription& rule, const Loose& loose) {
  const Product& product = context.product();
  const SettingsAnalysis& settings = *context.settings();
  const std::size_t index = loose.groups.front().gravest();
  const std::string changes = words::changes(product, loose.stricter);
  Finding finding = findingOn(context, rule, index, loose.stricter.changed);
  finding.sentence = "Minors start with it on: " + settings.exposures()[index].title + ".";
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

RuleAnswer ask(RuleContext& context, const RuleDescription& rule) {
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
    answer.findings.push_back(report(context, rule, each));
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
      ask);
}

}  // namespace dyetrace
