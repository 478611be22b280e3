// SET-27. Something is shown as a choice and is none.

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/possible_options.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

std::vector<std::size_t> possibleOf(PossibleOptions& possible, const Setting& setting,
                                    SettingId id) {
  std::vector<std::size_t> options;
  for (std::size_t option = 0; option < setting.options.size(); ++option) {
    if (possible.anywhere(id, option) != SatAnswer::no) options.push_back(option);
  }
  return options;
}

/// On whenever its parent is, and off only with it.
bool followsParent(PossibleOptions& possible, const Product& product, SettingId id) {
  const Setting& setting = product.settings[id];
  if (!setting.parent.valid() || setting.feature || setting.kind != SettingKind::boolean)
    return false;
  const SettingId parent = setting.parent;
  if (product.settings[parent].kind != SettingKind::boolean) return false;
  return possible.together(id, 0, parent, 1) == SatAnswer::no &&
         possible.together(id, 1, parent, 1) == SatAnswer::yes;
}

Finding reportFalseChoice(RuleContext& context, const RuleDescription& rule, SettingId id,
                          const std::string& why) {
  const std::string setting = quotedTitle(context.product(), id);
  Finding finding = findingAbout(context, rule, id, Severity::low, "no choice");
  finding.sentence = setting + " is shown as a choice and is none.";
  finding.detail = why;
  finding.who = "Everyone who sees the setting.";
  finding.fix = "Say what is so instead of showing a setting, or make it a choice.";
  finding.ask = "What happens when somebody turns " + setting + "?";
  return finding;
}

RuleAnswer askFalseChoice(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  const Product& product = context.product();
  PossibleOptions possible(product, context.settings()->people());
  RuleAnswer answer;
  for (const SettingId id : personsSettings(product)) {
    const Setting& setting = product.settings[id];
    const auto options = possibleOf(possible, setting, id);
    const bool forced = options.size() == 1 && setting.options.size() > 1;
    // Forced away from protection is SET-26's.
    const bool dead =
        forced && !protectiveOptions(setting).empty() && !protects(setting, options.front());
    if (forced && !dead) {
      answer.findings.push_back(
          reportFalseChoice(context, rule, id,
                            "Every valid configuration has it at " +
                                quoted(titleOf(setting.options[options.front()])) + "."));
    } else if (!forced && followsParent(possible, product, id)) {
      answer.findings.push_back(reportFalseChoice(
          context, rule, id, "It is on whenever " + quotedTitle(product, setting.parent) + " is."));
    }
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeFalseChoice() {
  return plainRule(
      {.code = "SET-27",
       .name = "False choice",
       .question = "Is something shown as a choice although only one option is possible?",
       .checks = "Settings of the person of which the constraints leave one option, or that are on "
                 "whenever the setting above them is. Where the protective option is ruled out, "
                 "SET-26 says so instead.",
       .severity = "low",
       .article = "Art. 5(1)(a), 12(1)",
       .linddun = "U.2.1",
       .dpv = "risk:Deception",
       .fix = "Say what is so instead of showing a setting, or make it a choice.",
       .needs = "settings that the person turns, and constraints",
       .pattern = "misleading action"},
      askFalseChoice);
}

}  // namespace dyetrace
