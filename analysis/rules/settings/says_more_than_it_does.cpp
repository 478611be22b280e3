// SET-11. A setting controls some of what it claims, and has no say in the rest.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/promise_findings.h"

namespace dyetrace {
namespace {

bool noSay(const Product& product, const Promise& promise) {
  return promise.fate == PromiseFate::noSay && !isKillSwitch(product.settings[promise.setting]);
}

/// A person's setting without any say in what it claims is SET-03's.
bool hasSomeSay(const std::vector<Promise>& promises, SettingId setting) {
  return std::any_of(promises.begin(), promises.end(), [&](const Promise& promise) {
    return promise.setting == setting && promise.fate != PromiseFate::noSay;
  });
}

Finding reportSaysMoreThanItDoes(RuleContext& context, const RuleDescription& rule,
                                 const BrokenPromise& broken) {
  const Product& product = context.product();
  const SettingsAnalysis& settings = *context.settings();
  const std::string setting = quotedTitle(product, broken.promise.setting);
  Finding finding = findingOn(context, rule, broken);
  finding.sentence = setting + " has no say in whether " +
                     clauseOf(settings.exposures()[broken.promise.exposure]) + ".";
  finding.detail =
      "Its claim names it, and turning it never changes it." + othersOf(settings, broken.group);
  finding.fix = "Let the flow depend on " + setting + ", or take it out of its claims and text.";
  finding.ask = "Which setting was meant to control this?";
  return finding;
}

RuleAnswer askSaysMoreThanItDoes(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  const SettingsAnalysis& settings = *context.settings();
  if (auto no = nobodyPromises(settings)) return *no;
  const std::vector<Promise> promises = promisesOf(settings);
  RuleAnswer answer;
  for (const BrokenPromise& broken : brokenPromises(settings, noSay)) {
    const SettingId id = broken.promise.setting;
    const bool persons = context.product().settings[id].owner == SettingOwner::person;
    if (persons && !hasSomeSay(promises, id)) continue;
    answer.findings.push_back(reportSaysMoreThanItDoes(context, rule, broken));
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeSaysMoreThanItDoes() {
  return plainRule(
      {.code = "SET-11",
       .name = "Text says more than it does",
       .question = "Does a setting claim more than it controls?",
       .checks = "Settings with claims: what they claim and what no valid change of the setting "
                 "alone opens or closes, while it does control something else that it claims.",
       .severity = "at least high; critical for special-category data",
       .article = "Art. 5(1)(a), 12(1)",
       .linddun = "U.2.1",
       .dpv = "risk:Deception",
       .fix = "Let the flows depend on the setting, or take them out of its claims and text.",
       .needs = "settings with claims",
       .pattern = "misleading action; trick wording"},
      askSaysMoreThanItDoes);
}

}  // namespace dyetrace
