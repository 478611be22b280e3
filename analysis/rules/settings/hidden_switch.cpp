// SET-21. A flag that nobody outside sees opens a flow by itself.

#include <algorithm>

#include "analysis/distance.h"
#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/exposure_groups.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

/// With everything else as it starts, whether the flag alone decides.
bool decides(const SettingsAnalysis& settings, const Exposure& exposure, const Context& context,
             SettingId flag) {
  bool some = false;
  bool all = true;
  Configuration at = context.start;
  for (std::size_t option = 0; option < settings.product().settings[flag].options.size();
       ++option) {
    at.choose(flag, option);
    const bool so = settings.isSo(exposure, at);
    some = some || so;
    all = all && so;
  }
  return some && !all;
}

bool decidesSomewhere(const SettingsAnalysis& settings, const Exposure& exposure, SettingId flag) {
  const auto& contexts = settings.people().contexts();
  return std::any_of(contexts.begin(), contexts.end(), [&](const Context& context) {
    return decides(settings, exposure, context, flag);
  });
}

/// What the flag opens by itself. Where the person has no switch at all, SET-09 has said so.
std::vector<ExposureGroup> openedBy(SettingsAnalysis& settings, SettingId flag) {
  std::vector<ExposureGroup> groups;
  for (const ExposureGroup& group : unneededGroups(settings)) {
    if (!settings.answers(group.gravest()).personCanStop()) continue;
    if (decidesSomewhere(settings, settings.exposures()[group.gravest()], flag)) {
      groups.push_back(group);
    }
  }
  std::stable_sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) {
    return settings.exposures()[a.gravest()].weight > settings.exposures()[b.gravest()].weight;
  });
  return groups;
}

Finding reportHiddenSwitch(RuleContext& context, const RuleDescription& rule, SettingId flag,
                           const std::vector<ExposureGroup>& groups) {
  const SettingsAnalysis& settings = *context.settings();
  const std::size_t index = groups.front().gravest();
  const std::string title = quotedTitle(context.product(), flag);
  Finding finding = findingOn(context, rule, index, {flag});
  finding.sentence =
      "A flag that people cannot see decides it: " + clauseOf(settings.exposures()[index]) + ".";
  finding.detail = title + " alone opens it, with everything else as it starts." +
                   othersOf(settings, groups.front());
  if (groups.size() > 1) finding.detail += " It decides: " + titlesOf(settings, groups) + ".";
  finding.fix = "Tell people when " + title + " is on, and let a setting of theirs decide too.";
  finding.ask = "Who may turn " + title + ", and who is told?";
  fixLevel(finding, Severity::medium, "hidden switch");
  const bool outside = std::any_of(groups.begin(), groups.end(), [&](const ExposureGroup& group) {
    return settings.exposures()[group.gravest()].distance >= kThirdParty;
  });
  if (outside) atLeast(finding.severity, Severity::high, "goes outside");
  return finding;
}

RuleAnswer askHiddenSwitch(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  const Product& product = context.product();
  RuleAnswer answer;
  bool any = false;
  for (const SettingId id : product.settings.ids()) {
    const Setting& setting = product.settings[id];
    if (setting.owner != SettingOwner::product || setting.role == "kill") continue;
    any = true;
    const auto groups = openedBy(*context.settings(), id);
    if (!groups.empty()) answer.findings.push_back(reportHiddenSwitch(context, rule, id, groups));
  }
  if (!any) return doesNotApply("No setting is turned by the product.");
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeHiddenSwitch() {
  return plainRule(
      {.code = "SET-21",
       .name = "Hidden switch",
       .question = "Can a flag or experiment that people cannot see open a flow by itself?",
       .checks = "Settings that the product turns, except kill switches: data at recipients and "
                 "flows that such a setting alone opens with all others at their defaults. Where "
                 "the person has no switch at all, SET-09 says so instead.",
       .severity = "medium; high if something goes to third parties, other users or the public",
       .article = "Art. 5(1)(a), 13",
       .linddun = "U.1.1",
       .dpv = "risk:LackOfSystemTransparency",
       .fix = "Tell people, and let a setting of theirs decide too.",
       .needs = "settings that the product turns",
       .pattern = "left in the dark"},
      askHiddenSwitch);
}

}  // namespace dyetrace
