// SET-18. The person can give protection up and has no control to get it back.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/control_support.h"
#include "analysis/rules/settings/plain_rule.h"

namespace dyetrace {
namespace {

/// Whether a control leads out of the protective option, also one that comes with accepting
/// something else.
bool canBeExposed(const Setting& setting) {
  const bool bundled = std::any_of(setting.controls.begin(), setting.controls.end(),
                                   [](const Control& each) { return !each.bundled.empty(); });
  return bundled || !sidesOf(setting).exposing.empty();
}

Finding reportNoWayBack(RuleContext& context, const RuleDescription& rule, SettingId id) {
  const Product& product = context.product();
  const Setting& setting = product.settings[id];
  Finding finding = findingAbout(context, rule, id, Severity::high, "no way back");
  const std::string option = titleOf(setting.options[protectiveOptions(setting).front()]);
  finding.sentence =
      "No control sets " + quotedTitle(product, id) + " back to " + quoted(option) + ".";
  finding.detail = "Its controls lead to other options only.";
  finding.who = "Everyone who has the setting.";
  finding.fix = "Add a control that sets it to " + quoted(option) + ", where the others are.";
  finding.ask = "How does somebody who changed their mind take it back?";
  for (const Control& control : setting.controls) {
    addEvidence(finding, "control " + screenWords(product, control), control.where);
  }
  return finding;
}

RuleAnswer askNoWayBack(RuleContext& context, const RuleDescription& rule) {
  if (auto no = needsControls(context)) return *no;
  RuleAnswer answer;
  for (const SettingId id : controlledSettings(context.product())) {
    const Setting& setting = context.product().settings[id];
    if (!sidesOf(setting).protecting.empty() || !canBeExposed(setting)) continue;
    answer.findings.push_back(reportNoWayBack(context, rule, id));
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeNoWayBack() {
  return plainRule(
      {.code = "SET-18",
       .name = "No way back",
       .question = "Can a setting be turned on and not off again?",
       .checks =
           "Settings of the person with controls: none of them leads to the protective option "
           "and some lead away from it.",
       .severity = "high",
       .article = "Art. 7(3), 17",
       .linddun = "U.2.1",
       .dpv = "dpv:CannotWithdrawFromProcess",
       .fix = "Add a control for the protective option.",
       .needs = "controls, and which option protects",
       .pattern = "dead end; roach motel"},
      askNoWayBack);
}

}  // namespace dyetrace
