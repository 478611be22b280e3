// SET-04. Off, and yet it flows: a setting's protective option leaves a road of what it claims to
// close, and no other setting alone accounts for it (that would be SET-05).

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/promise_findings.h"

namespace dyetrace {
namespace {

bool leaks(const Product& product, const Promise& promise) {
  return promise.fate == PromiseFate::leaks && !isKillSwitch(product.settings[promise.setting]);
}

Finding reportLeakyOptOut(RuleContext& context, const RuleDescription& rule,
                          const BrokenPromise& broken) {
  const SettingsAnalysis& settings = *context.settings();
  const std::string setting = quotedTitle(context.product(), broken.promise.setting);
  Finding finding = findingOn(context, rule, broken);
  finding.sentence = setting + " protects and still " +
                     clauseOf(settings.exposures()[broken.group.gravest()]) + ".";
  finding.detail = exampleWords(settings, broken);
  finding.fix = "Let " + setting + " close this road too, or say so in its text.";
  finding.ask = "Do people who chose to be protected by " + setting + " know of this?";
  return finding;
}

RuleAnswer askLeakyOptOut(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  if (auto no = nobodyPromises(*context.settings())) return *no;
  RuleAnswer answer;
  for (const BrokenPromise& broken : brokenPromises(*context.settings(), leaks)) {
    answer.findings.push_back(reportLeakyOptOut(context, rule, broken));
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeLeakyOptOut() {
  return plainRule(
      {.code = "SET-04",
       .name = "Opt-out leaves flows on",
       .question = "Does a setting that claims to stop something leave it running?",
       .checks = "Settings with claims: valid configurations in which the setting is at its "
                 "protective option and what it claims to control happens all the same, while no "
                 "other setting alone could close it there.",
       .severity = "at least high; critical for special-category data",
       .article = "Art. 7(3), 21",
       .linddun = "U.2.1; Nc.1.1",
       .dpv = "risk:RightsObstructed",
       .fix =
           "Let the setting close every road of what it claims, or say in its text what goes on.",
       .needs = "settings with claims",
       .pattern = "misleading action; half opt-out"},
      askLeakyOptOut);
}

}  // namespace dyetrace
