// SET-36. Defaults are stated for some people and forgotten for others.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

/// By context, whether the setting has no default there.
std::vector<bool> withoutDefault(const People& people, SettingId id) {
  std::vector<bool> which;
  for (const Context& context : people.contexts()) which.push_back(!context.states(id));
  return which;
}

Finding reportUncoveredContext(RuleContext& context, const RuleDescription& rule, SettingId id,
                               const std::vector<bool>& forgotten) {
  const SettingsAnalysis& settings = *context.settings();
  const Product& product = context.product();
  const bool decides = settings.space().has(id);
  Finding finding = findingAbout(context, rule, id, decides ? Severity::medium : Severity::low,
                                 decides ? "flows depend on it" : "no flow depends on it");
  const std::string whom = forWhom(settings, forgotten);
  finding.sentence = quotedTitle(product, id) + " has no default for " + whom + ".";
  finding.detail = "It has one for all others, so these were probably forgotten.";
  finding.who = capitalised(whom) + ".";
  finding.fix = "State a default for them, or one without a condition before the others.";
  finding.ask = "What do these people start with?";
  for (const SettingDefault& each : product.settings[id].defaults) {
    addEvidence(finding, "default " + each.value + " when " + toString(each.when), each.where);
  }
  return finding;
}

RuleAnswer askUncoveredContext(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  const People& people = context.settings()->people();
  if (people.dimensions().empty()) return doesNotApply("No context setting tells people apart.");
  RuleAnswer answer;
  for (const SettingId id : context.product().settings.ids()) {
    const std::vector<bool> forgotten = withoutDefault(people, id);
    const auto count = std::count(forgotten.begin(), forgotten.end(), true);
    const bool some = count > 0 && static_cast<std::size_t>(count) < forgotten.size();
    if (some) answer.findings.push_back(reportUncoveredContext(context, rule, id, forgotten));
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeUncoveredContext() {
  return plainRule(
      {.code = "SET-36",
       .name = "Defaults do not cover everybody",
       .question = "Are there people for whom a setting has no default although others have one?",
       .checks =
           "Settings whose defaults all depend on region, age band or another context: groups "
           "of people in which none of them holds.",
       .severity = "medium; low if no flow depends on the setting",
       .article = "Art. 25(2)",
       .linddun = "Nc.1.2",
       .dpv = "dpv:PrivacyByDefault",
       .fix = "State a default without a condition first, and the exceptions after it.",
       .needs = "context settings, and defaults that depend on them"},
      askUncoveredContext);
}

}  // namespace dyetrace
