// SET-34. Off is not where on is.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/control_support.h"
#include "analysis/rules/settings/plain_rule.h"

namespace dyetrace {
namespace {

/// Every screen on which protection can be given up and not had back; null if there is none.
const Control* apart(const ControlSides& sides) {
  if (sides.protecting.empty() || sides.exposing.empty()) return nullptr;
  const bool meets =
      std::any_of(sides.exposing.begin(), sides.exposing.end(), [&](const Control* one) {
        return std::any_of(sides.protecting.begin(), sides.protecting.end(),
                           [&](const Control* other) { return one->screen == other->screen; });
      });
  return meets ? nullptr : sides.exposing.front();
}

Finding reportOtherScreen(RuleContext& context, const RuleDescription& rule, SettingId id,
                          const Control& exposing, const Control& protecting) {
  const Product& product = context.product();
  Finding finding = findingAbout(context, rule, id, Severity::low, "on different screens");
  finding.sentence = quotedTitle(product, id) + " is given up " + screenWords(product, exposing) +
                     " and had back " + screenWords(product, protecting) + ".";
  finding.detail = "No screen has both.";
  finding.who = "Everyone who looks for the setting.";
  finding.fix = "Put both on one screen.";
  finding.ask = "Would somebody look for it there?";
  addEvidence(finding, "control away from protection", exposing.where);
  addEvidence(finding, "control towards protection", protecting.where);
  return finding;
}

RuleAnswer askOtherScreen(RuleContext& context, const RuleDescription& rule) {
  if (auto no = needsControls(context)) return *no;
  RuleAnswer answer;
  for (const SettingId id : controlledSettings(context.product())) {
    const ControlSides sides = sidesOf(context.product().settings[id]);
    const Control* exposing = apart(sides);
    if (exposing == nullptr) continue;
    answer.findings.push_back(
        reportOtherScreen(context, rule, id, *exposing, *sides.protecting.front()));
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeOtherScreen() {
  return plainRule(
      {.code = "SET-34",
       .name = "Off is not where on is",
       .question = "Is a setting turned on on one screen and off on another?",
       .checks = "Controls of a setting of the person: no screen has one towards the protective "
                 "option and one away from it. What comes with accepting something else does not "
                 "count; SET-38 counts its steps.",
       .severity = "low",
       .article = "Art. 7(3), 12(2)",
       .linddun = "U.2.1",
       .dpv = "risk:RightsObstructed",
       .fix = "Put both on one screen.",
       .needs = "controls with screens, and which option protects",
       .pattern = "lacking hierarchy; decontextualising"},
      askOtherScreen);
}

}  // namespace dyetrace
