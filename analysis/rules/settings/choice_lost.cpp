// SET-15. A launch sets people's choices back to the default.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

/// The protective choices that a reset takes away in some context: what somebody may have chosen
/// and does not start with.
bool losesProtection(const Product& product, SettingId id) {
  const Setting& setting = product.settings[id];
  const auto safe = protectiveOptions(setting);
  return std::any_of(
      setting.defaults.begin(), setting.defaults.end(), [&](const SettingDefault& each) {
        const auto chosen = optionsThat(setting, Comparison::equal, each.value);
        return chosen &&
               std::none_of(safe.begin(), safe.end(), [&](std::size_t i) { return (*chosen)[i]; });
      });
}

bool isReset(const MigrationStep& step) {
  return step.kind == MigrationStep::Kind::reset;
}

Finding reportChoiceLost(RuleContext& context, const RuleDescription& rule,
                         const MigrationStep& step, SettingId id) {
  const std::string setting = quotedTitle(context.product(), id);
  Finding finding =
      findingAbout(context, rule, id, Severity::high, "a choice is taken back", "reset");
  finding.sentence = "The launch sets " + setting + " back to its default for everybody.";
  finding.detail = "Who had chosen more protection loses it" +
                   std::string(step.notice.empty() || step.notice == "none"
                                   ? ", without notice."
                                   : ", with a notice: " + step.notice + ".");
  finding.who = "Everyone who had chosen another option.";
  finding.fix = "Keep what people chose: <move setting=\"" + context.product().settings[id].key +
                "\" keep=\"true\"/>.";
  finding.ask = "How many people chose something else, and how do they get it back?";
  addEvidence(finding, "migration step", step.where);
  return finding;
}

RuleAnswer askChoiceLost(RuleContext& context, const RuleDescription& rule) {
  if (auto no = needsSettings(context)) return *no;
  const Product& product = context.product();
  if (product.migrations.empty()) {
    return doesNotApply("Nothing is said of people who are there already (migration).");
  }
  RuleAnswer answer;
  for (const Migration& migration : product.migrations) {
    for (const MigrationStep& step : migration.steps) {
      if (!isReset(step)) continue;
      for (const std::string& key : step.before) {
        const SettingId id = product.settingNamed(key);
        const bool own = id.valid() && product.settings[id].owner == SettingOwner::person;
        if (own && losesProtection(product, id)) {
          answer.findings.push_back(reportChoiceLost(context, rule, step, id));
        }
      }
    }
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeChoiceLost() {
  return plainRule(
      {.code = "SET-15",
       .name = "Choice does not survive",
       .question = "Does a launch set people's choices back to a default that protects less?",
       .checks = "Migration steps that reset a setting which the person turns, while one of its "
                 "defaults is not its protective option.",
       .severity = "high",
       .article = "Art. 7(3), 25(2)",
       .linddun = "U.2.1",
       .dpv = "risk:RightsObstructed",
       .fix = "Keep what people chose.",
       .needs = "a migration that says what happens to choices",
       .pattern = "bait and switch"},
      askChoiceLost);
}

}  // namespace dyetrace
