// SET-32. People are asked whether they are sure when they protect themselves, and not otherwise.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/control_support.h"
#include "analysis/rules/settings/plain_rule.h"

namespace dyetrace {
namespace {

bool allConfirm(const std::vector<const Control*>& controls) {
  return !controls.empty() && std::all_of(controls.begin(), controls.end(),
                                          [](const Control* each) { return each->confirm; });
}

/// Also what comes with accepting something else: there nobody asks back.
bool exposesUnasked(const Setting& setting, const ControlSides& sides) {
  const bool bundled = std::any_of(setting.controls.begin(), setting.controls.end(),
                                   [](const Control& each) { return !each.bundled.empty(); });
  return bundled || std::any_of(sides.exposing.begin(), sides.exposing.end(),
                                [](const Control* each) { return !each->confirm; });
}

Finding reportConfirmOneWay(RuleContext& context, const RuleDescription& rule, SettingId id,
                            const Control& control) {
  const Product& product = context.product();
  const std::string setting = quotedTitle(product, id);
  Finding finding = findingAbout(context, rule, id, Severity::low, "asks back one way only");
  finding.sentence = setting + " asks whether people are sure only when they protect themselves.";
  finding.detail = "Giving up the protection needs no confirmation.";
  finding.who = "Everyone who turns it off.";
  finding.fix = "Ask in both directions or in neither.";
  finding.ask = "What does the confirmation say, and does it shame people?";
  addEvidence(finding, "control " + screenWords(product, control) + " that asks for confirmation",
              control.where);
  return finding;
}

RuleAnswer askConfirmOneWay(RuleContext& context, const RuleDescription& rule) {
  if (auto no = needsControls(context)) return *no;
  RuleAnswer answer;
  for (const SettingId id : controlledSettings(context.product())) {
    const Setting& setting = context.product().settings[id];
    const ControlSides sides = sidesOf(setting);
    if (!allConfirm(sides.protecting) || !exposesUnasked(setting, sides)) continue;
    answer.findings.push_back(reportConfirmOneWay(context, rule, id, *sides.protecting.front()));
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeConfirmOneWay() {
  return plainRule(
      {.code = "SET-32",
       .name = "Confirmation one way only",
       .question = "Must people confirm when they protect themselves, and not when they share?",
       .checks =
           "Controls of a setting of the person: every one towards the protective option asks "
           "for confirmation, and one away from it does not.",
       .severity = "low",
       .article = "Art. 7(3), 12(2)",
       .linddun = "U.2.1",
       .dpv = "risk:BehaviourDistortion",
       .fix = "Ask in both directions or in neither.",
       .needs = "controls that say whether they ask for confirmation, and which option protects",
       .pattern = "stirring; confirmshaming"},
      askConfirmOneWay);
}

}  // namespace dyetrace
