// SET-05. A setting protects, and another one opens what it claims to close: a second source that
// people do not know of, or two settings that claim the same and disagree.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/promise_findings.h"

namespace dyetrace {
namespace {

bool overridden(const Product& product, const Promise& promise) {
  return promise.fate == PromiseFate::overridden &&
         !isKillSwitch(product.settings[promise.setting]);
}

bool alsoClaims(const SettingsAnalysis& settings, const Promise& promise) {
  const auto claims = claimedBy(settings, promise.winner);
  return std::find(claims.begin(), claims.end(), promise.exposure) != claims.end();
}

/// Whether somebody starts with the winner as in the example.
bool startsSo(const SettingsAnalysis& settings, const Promise& promise) {
  const auto& contexts = settings.people().contexts();
  return std::any_of(contexts.begin(), contexts.end(), [&](const Context& context) {
    return context.start[promise.winner] == promise.example[promise.winner];
  });
}

Finding reportAnotherSettingWins(RuleContext& context, const RuleDescription& rule,
                                 const BrokenPromise& broken) {
  const Product& product = context.product();
  const SettingsAnalysis& settings = *context.settings();
  const Promise& promise = broken.promise;
  const std::string loser = quotedTitle(product, promise.setting);
  const std::string winner = quotedTitle(product, promise.winner);
  Finding finding = findingOn(context, rule, broken);
  finding.sentence = winner + " overrides " + loser + ": " +
                     clauseOf(settings.exposures()[promise.exposure]) + ".";
  finding.detail = exampleWords(settings, broken);
  if (startsSo(settings, promise)) finding.detail += " " + winner + " starts so.";
  if (alsoClaims(settings, promise)) {
    finding.detail += " Both claim to control it, and they disagree here.";
    finding.fix = "Let either of the two close it, or join them into one setting.";
  } else {
    finding.fix = "Let " + loser + " close this road whatever " + winner + " is, or name " +
                  winner + " in its text.";
  }
  finding.ask = "Do people who were told that " + loser + " stops this know of " + winner + "?";
  return finding;
}

RuleAnswer askAnotherSettingWins(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  if (auto no = nobodyPromises(*context.settings())) return *no;
  RuleAnswer answer;
  for (const BrokenPromise& broken : brokenPromises(*context.settings(), overridden)) {
    answer.findings.push_back(reportAnotherSettingWins(context, rule, broken));
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeAnotherSettingWins() {
  return plainRule(
      {.code = "SET-05",
       .name = "Another setting wins",
       .question = "Does another setting open what a setting claims to close?",
       .checks = "Settings with claims: valid configurations in which the setting is at its "
                 "protective option and what it claims happens all the same, because of one other "
                 "setting: moving that one alone would close it.",
       .severity = "at least high; critical for special-category data",
       .article = "Art. 25(2), 7(3)",
       .linddun = "U.2.1",
       .dpv = "risk:Deception",
       .fix =
           "Let the setting close the road whatever the other is, or name the other in its text.",
       .needs = "settings with claims",
       .pattern = "conflicting information; hidden override"},
      askAnotherSettingWins);
}

}  // namespace dyetrace
