// SET-33. While a setting protects, the product asks again and again to give it up.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"
#include "model/duration.h"

namespace dyetrace {
namespace {

constexpr double kOften = 90;  ///< Days.

bool asksFor(const Setting& setting, const Prompt& prompt, bool protection) {
  const auto chosen = optionsThat(setting, Comparison::equal, prompt.asks);
  for (std::size_t i = 0; chosen && i < chosen->size(); ++i) {
    if ((*chosen)[i] && protects(setting, i) == protection) return true;
  }
  return false;
}

bool nags(const Setting& setting, const Prompt& prompt) {
  const auto days = daysIn(prompt.every);
  const bool often = days && *days <= kOften;
  return often && prompt.dismiss != "forever" && asksFor(setting, prompt, false);
}

/// Reminded the other way as well.
bool isBalanced(const Setting& setting) {
  return std::any_of(setting.prompts.begin(), setting.prompts.end(),
                     [&](const Prompt& each) { return asksFor(setting, each, true); });
}

Finding reportNagging(RuleContext& context, const RuleDescription& rule, SettingId id,
                      const Prompt& prompt) {
  const std::string setting = quotedTitle(context.product(), id);
  Finding finding = findingAbout(context, rule, id, Severity::medium, "asked again and again");
  finding.sentence =
      "Who protects themselves by " + setting + " is asked again every " + prompt.every + ".";
  finding.detail = "The prompt asks for " + prompt.asks +
                   ", cannot be told to stop, and nothing reminds people of the protective choice.";
  finding.who = "Everyone who chose to be protected.";
  finding.fix = "Let people say no for good (dismiss=\"forever\"), or do not ask again.";
  finding.ask = "How often has somebody who said no been asked by now?";
  addEvidence(finding, "prompt every " + prompt.every, prompt.where);
  return finding;
}

RuleAnswer askNagging(RuleContext& context, const RuleDescription& rule) {
  if (auto no = needsSettings(context)) return *no;
  RuleAnswer answer;
  bool any = false;
  for (const SettingId id : personsSettings(context.product())) {
    const Setting& setting = context.product().settings[id];
    any = any || !setting.prompts.empty();
    if (isBalanced(setting)) continue;
    for (const Prompt& prompt : setting.prompts) {
      if (!nags(setting, prompt)) continue;
      answer.findings.push_back(reportNagging(context, rule, id, prompt));
      break;
    }
  }
  if (!any) return doesNotApply("No setting has a prompt.");
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeNagging() {
  return plainRule(
      {.code = "SET-33",
       .name = "Nagging",
       .question = "Does the product ask people again and again to give up protection?",
       .checks =
           "Prompts of settings of the person that ask for an option that does not protect, "
           "at least every 90 days, that cannot be dismissed for ever, while nothing asks for "
           "the protective option.",
       .severity = "medium",
       .article = "Art. 4(11), 7",
       .linddun = "U.2.1",
       .dpv = "risk:BehaviourDistortion",
       .fix = "Let people say no for good.",
       .needs = "prompts, and which option protects",
       .pattern = "nagging; continuous prompting"},
      askNagging);
}

}  // namespace dyetrace
