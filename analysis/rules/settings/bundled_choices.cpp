// SET-28. Accepting one thing turns on several settings that open different things.

#include <algorithm>
#include <map>
#include <set>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/exposure_groups.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

std::map<std::string, std::vector<SettingId>> bundlesOf(const Product& product) {
  std::map<std::string, std::vector<SettingId>> bundles;
  for (const SettingId id : personsSettings(product)) {
    std::set<std::string> names;
    for (const Control& control : product.settings[id].controls) {
      if (!control.bundled.empty()) names.insert(control.bundled);
    }
    for (const std::string& name : names) bundles[name].push_back(id);
  }
  return bundles;
}

/// What the setting has a say in.
std::set<std::size_t> decidedBy(const SettingsAnalysis& settings, SettingId id) {
  std::set<std::size_t> some;
  if (!settings.space().has(id)) return some;
  for (const std::size_t index : exposuresByThemselves(settings)) {
    const Condition& condition = settings.exposures()[index].condition;
    if (!(condition == condition.exists(id))) some.insert(index);
  }
  return some;
}

/// The settings of a bundle, one for each set of things decided.
std::vector<SettingId> separate(const SettingsAnalysis& settings,
                                const std::vector<SettingId>& bundle) {
  std::set<std::set<std::size_t>> seen;
  std::vector<SettingId> some;
  for (const SettingId id : bundle) {
    const auto decided = decidedBy(settings, id);
    if (!decided.empty() && seen.insert(decided).second) some.push_back(id);
  }
  return some;
}

Finding reportBundledChoices(RuleContext& context, const RuleDescription& rule,
                             const std::string& bundle, const std::vector<SettingId>& settings) {
  const Product& product = context.product();
  Finding finding = findingAbout(context, rule, settings.front(), Severity::high,
                                 "several choices in one", bundle);
  finding.sentence = "Accepting " + quoted(bundle) + " makes " + std::to_string(settings.size()) +
                     " different choices at once.";
  finding.detail = "They open different things: " + quotedTitles(product, settings) + ".";
  finding.who = "Everyone who accepts " + quoted(bundle) + ".";
  finding.fix = "Ask for each by itself, and let people accept without them.";
  finding.ask = "Can people say yes to one and no to the other?";
  for (const SettingId id : settings) {
    for (const Control& control : product.settings[id].controls) {
      if (control.bundled == bundle) {
        addEvidence(finding, quotedTitle(product, id) + " set with " + bundle, control.where);
      }
    }
  }
  return finding;
}

RuleAnswer askBundledChoices(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  const auto bundles = bundlesOf(context.product());
  if (bundles.empty()) return doesNotApply("No control comes with accepting something else.");
  RuleAnswer answer;
  for (const auto& [bundle, members] : bundles) {
    const auto different = separate(*context.settings(), members);
    if (different.size() > 1) {
      answer.findings.push_back(reportBundledChoices(context, rule, bundle, different));
    }
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeBundledChoices() {
  return plainRule(
      {.code = "SET-28",
       .name = "Bundled choices",
       .question = "Does accepting one thing make several different choices?",
       .checks = "Controls with the same bundled word: two or more settings of the person that "
                 "decide different data at recipients or flows. CON-05 asks the same of consent "
                 "steps of a process.",
       .severity = "high",
       .article = "Art. 7(2), 7(4), recitals 32, 43",
       .linddun = "Nc.1.1; U.2.1",
       .dpv = "dpv:UninformedConsent",
       .fix = "Ask for each choice by itself.",
       .needs = "controls that say what they come with (bundled)",
       .pattern = "forced action; bundling"},
      askBundledChoices);
}

}  // namespace dyetrace
