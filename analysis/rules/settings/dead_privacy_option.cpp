// SET-26. The option that protects is shown and cannot be chosen.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/possible_options.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

/// By context, whether the option is ruled out there.
std::vector<bool> ruledOut(PossibleOptions& possible, const People& people, SettingId id,
                           std::size_t option) {
  const std::size_t count = people.contexts().size();
  if (possible.anywhere(id, option) == SatAnswer::no) return std::vector<bool>(count, true);
  std::vector<bool> which(count, false);
  if (people.dimensions().empty()) return which;
  for (std::size_t i = 0; i < count; ++i) which[i] = possible.in(i, id, option) == SatAnswer::no;
  return which;
}

Finding reportDeadPrivacyOption(RuleContext& context, const RuleDescription& rule, SettingId id,
                                std::size_t option, const std::vector<bool>& contexts) {
  const Product& product = context.product();
  const Setting& setting = product.settings[id];
  const std::string title = quoted(titleOf(setting.options[option]));
  Finding finding =
      findingAbout(context, rule, id, Severity::high, "protection that cannot be had");
  const std::string whom = forWhom(*context.settings(), contexts);
  finding.sentence =
      "No valid configuration has " + title + " for " + quoted(titleOf(setting)) + ".";
  finding.detail = "The constraints rule it out for " + whom + ".";
  finding.who = capitalised(whom) + ".";
  finding.fix = "Change the constraint, or take the option out and say why.";
  finding.ask = "What happens to somebody who chooses " + title + "?";
  for (const Constraint& each : reasonsAgainst(product, id, option)) {
    addEvidence(finding, "constraint " + toString(formulaOf(each)), each.where);
  }
  return finding;
}

RuleAnswer askDeadPrivacyOption(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  const Product& product = context.product();
  const People& people = context.settings()->people();
  PossibleOptions possible(product, people);
  RuleAnswer answer;
  for (const SettingId id : personsSettings(product)) {
    for (const std::size_t option : protectiveOptions(product.settings[id])) {
      const auto contexts = ruledOut(possible, people, id, option);
      if (std::find(contexts.begin(), contexts.end(), true) == contexts.end()) continue;
      answer.findings.push_back(reportDeadPrivacyOption(context, rule, id, option, contexts));
    }
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeDeadPrivacyOption() {
  return plainRule(
      {.code = "SET-26",
       .name = "Privacy option that nobody can choose",
       .question = "Is a protective option ruled out by the constraints?",
       .checks = "The protective option of every setting of the person: whether any valid "
                 "configuration has it, and in each group of people.",
       .severity = "high",
       .article = "Art. 25(2), 12(2)",
       .linddun = "U.2.1",
       .dpv = "risk:RightsObstructed",
       .fix = "Change the constraint, or take the option out and say why.",
       .needs = "constraints, and which option protects",
       .pattern = "dead end"},
      askDeadPrivacyOption);
}

}  // namespace dyetrace
