// SET-22. Turning it off takes effect much later.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/control_support.h"
#include "analysis/rules/settings/plain_rule.h"
#include "model/duration.h"

namespace dyetrace {
namespace {

constexpr double kBound = 1;   ///< Days.
constexpr double kMonth = 30;  ///< GDPR Art. 12(3): one month at most to act on a request.

/// The slowest control towards protection; null if none is late.
const Control* latest(const Setting& setting) {
  const Control* worst = nullptr;
  double most = kBound;
  for (const Control* control : sidesOf(setting).protecting) {
    const double days = daysIn(control->delay).value_or(0);
    if (days <= most) continue;
    most = days;
    worst = control;
  }
  return worst;
}

Finding reportLateOptOut(RuleContext& context, const RuleDescription& rule, SettingId id,
                         const Control& control) {
  const Product& product = context.product();
  const std::string setting = quotedTitle(product, id);
  Finding finding = findingAbout(context, rule, id, Severity::medium, "takes effect late");
  finding.sentence = "Protection by " + setting + " takes effect after " + control.delay + " only.";
  finding.detail = "What was on goes on until then.";
  finding.who = "Everyone who turns it off.";
  finding.fix = "Stop at once, and let what is queued be dropped.";
  finding.ask = "What still runs between the choice and its effect?";
  addEvidence(finding, "control " + screenWords(product, control) + " with delay " + control.delay,
              control.where);
  if (*daysIn(control.delay) > kMonth) {
    atLeast(finding.severity, Severity::high, "more than a month");
  }
  return finding;
}

RuleAnswer askLateOptOut(RuleContext& context, const RuleDescription& rule) {
  if (auto no = needsControls(context)) return *no;
  RuleAnswer answer;
  for (const SettingId id : controlledSettings(context.product())) {
    const Control* late = latest(context.product().settings[id]);
    if (late != nullptr) answer.findings.push_back(reportLateOptOut(context, rule, id, *late));
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeLateOptOut() {
  return plainRule(
      {.code = "SET-22",
       .name = "Late opt-out",
       .question = "Does an opt-out take effect only after a day or more?",
       .checks = "Controls that lead to the protective option of a setting of the person: a stated "
                 "delay of more than one day.",
       .severity = "medium; high for more than a month",
       .article = "Art. 7(3), 12(3), 21(3)",
       .linddun = "U.2.1",
       .dpv = "risk:RightsObstructed",
       .fix = "Let the choice take effect at once.",
       .needs = "controls with delays, and which option protects",
       .pattern = "longer than necessary"},
      askLateOptOut);
}

}  // namespace dyetrace
