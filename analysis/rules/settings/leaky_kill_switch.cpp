// SET-24. The kill switch is pulled, and it goes on.

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/promise_findings.h"

namespace dyetrace {
namespace {

bool goesOn(const Product& product, const Promise& promise) {
  return promise.fate != PromiseFate::kept && isKillSwitch(product.settings[promise.setting]);
}

Finding reportLeakyKillSwitch(RuleContext& context, const RuleDescription& rule,
                              const BrokenPromise& broken) {
  const SettingsAnalysis& settings = *context.settings();
  const std::string kill = quotedTitle(context.product(), broken.promise.setting);
  Finding finding = findingOn(context, rule, broken);
  finding.sentence =
      kill + " is pulled and still " + clauseOf(settings.exposures()[broken.group.gravest()]) + ".";
  finding.detail = exampleWords(settings, broken);
  finding.fix = "Let every road of what " + kill + " claims depend on it.";
  finding.ask = "Was " + kill + " ever tried with every road open?";
  return finding;
}

RuleAnswer askLeakyKillSwitch(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  const Product& product = context.product();
  bool any = false;
  for (const Promise& promise : promisesOf(*context.settings())) {
    any = any || isKillSwitch(product.settings[promise.setting]);
  }
  if (!any) return doesNotApply("No setting with the role kill claims anything.");
  RuleAnswer answer;
  for (const BrokenPromise& broken : brokenPromises(*context.settings(), goesOn)) {
    answer.findings.push_back(reportLeakyKillSwitch(context, rule, broken));
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeLeakyKillSwitch() {
  return plainRule(
      {.code = "SET-24",
       .name = "Kill switch leaks",
       .question = "Does what a kill switch claims to stop go on when it is pulled?",
       .checks = "Settings with the role kill and claims: valid configurations in which the switch "
                 "is at its protective option (on, if nothing else is said) and what it claims "
                 "happens all the same.",
       .severity = "at least high; critical for special-category data",
       .article = "Art. 25(1), 32(1)(b)",
       .linddun = "Nc.1.1",
       .dpv = "dpv:TechnicalMeasure",
       .fix = "Let every road of what it claims depend on the switch.",
       .needs = "a setting with the role kill that claims something"},
      askLeakyKillSwitch);
}

}  // namespace dyetrace
