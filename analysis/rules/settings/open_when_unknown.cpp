// SET-20. As long as a choice is not known, the product behaves as if people had agreed.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/exposure_groups.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

/// What the code falls back to in a context; nothing if nobody says and there is a default anyway.
std::optional<std::size_t> fallbackOf(const Product& product, const Context& context,
                                      SettingId id) {
  const Setting& setting = product.settings[id];
  std::optional<std::size_t> option;
  for (const SettingDefault& each : setting.defaults) {
    if (!each.inCode || !holds(product, each.when, context.start)) continue;
    const auto chosen = optionsThat(setting, Comparison::equal, each.value);
    if (!chosen) continue;
    const auto place = std::find(chosen->begin(), chosen->end(), true);
    if (place != chosen->end()) option = static_cast<std::size_t>(place - chosen->begin());
  }
  if (option) return option;
  const bool unset = !context.states(id) && setting.kind == SettingKind::boolean;
  return unset ? std::optional<std::size_t>(0) : std::nullopt;
}

/// With the fallback it is so; with another option it would not be.
bool opens(const SettingsAnalysis& settings, const Exposure& exposure, const Context& context,
           SettingId id, std::size_t fallback) {
  Configuration at = context.start;
  at.choose(id, fallback);
  if (!settings.isSo(exposure, at)) return false;
  for (std::size_t option = 0; option < settings.product().settings[id].options.size(); ++option) {
    at.choose(id, option);
    if (option != fallback && !settings.isSo(exposure, at)) return true;
  }
  return false;
}

/// What is open while the setting is not known.
struct Open {
  std::size_t fallback = 0;
  bool inCode = false;
  std::vector<ExposureGroup> groups{};
  std::vector<bool> contexts{};
};

Open openWhileUnknown(const SettingsAnalysis& settings, SettingId id) {
  const Product& product = settings.product();
  Open open;
  for (const Context& context : settings.people().contexts()) {
    const auto fallback = fallbackOf(product, context, id);
    open.contexts.push_back(false);
    if (!fallback) continue;
    for (const ExposureGroup& group : unneededGroups(settings)) {
      const Exposure& exposure = settings.exposures()[group.gravest()];
      if (!opens(settings, exposure, context, id, *fallback)) continue;
      open.contexts.back() = true;
      open.fallback = *fallback;
      addOnce(open.groups, group);
    }
  }
  for (const SettingDefault& each : product.settings[id].defaults) {
    open.inCode = open.inCode || each.inCode;
  }
  return open;
}

Finding reportOpenWhenUnknown(RuleContext& context, const RuleDescription& rule, SettingId id,
                              const Open& open) {
  const Product& product = context.product();
  const SettingsAnalysis& settings = *context.settings();
  const Setting& setting = product.settings[id];
  const std::string option = quoted(titleOf(setting.options[open.fallback]));
  Finding finding = findingOn(context, rule, open.groups.front().gravest(), {id});
  finding.sentence = "Open while " + quoted(titleOf(setting)) + " is not known: " +
                     clauseOf(settings.exposures()[open.groups.front().gravest()]) + ".";
  finding.detail = open.inCode
                       ? "The code falls back to " + option + "."
                       : "No default is stated, and a missing value reads as " + option + ".";
  if (open.groups.size() > 1) {
    finding.detail += " The same opens: " + titlesOf(settings, open.groups) + ".";
  }
  finding.who = capitalised(forWhom(settings, open.contexts)) +
                ", until the choice is loaded, also those who chose otherwise.";
  finding.fix = "Fall back to the protective option while the choice is not known.";
  finding.ask = "What does the code do before the choice is loaded, or when it cannot be?";
  atLeast(finding.severity, Severity::high, "open while nobody knows");
  return finding;
}

RuleAnswer askOpenWhenUnknown(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  const Product& product = context.product();
  const SettingsAnalysis& settings = *context.settings();
  RuleAnswer answer;
  for (const SettingId id : product.settings.ids()) {
    if (product.settings[id].owner == SettingOwner::context || !settings.space().has(id)) continue;
    const Open open = openWhileUnknown(settings, id);
    if (!open.groups.empty())
      answer.findings.push_back(reportOpenWhenUnknown(context, rule, id, open));
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeOpenWhenUnknown() {
  return plainRule(
      {.code = "SET-20",
       .name = "Open when unknown",
       .question = "Does something flow while a choice is missing, not synced or not loaded?",
       .checks =
           "Every setting that conditions depend on, at what the code falls back to (a default "
           "with the source code), or off for a switch without any default, all others at "
           "their defaults: what is open there and closed at another option.",
       .severity = "weight x distance; at least high",
       .article = "Art. 25(2), 6(1)(a)",
       .linddun = "Nc.1.1",
       .dpv = "dpv:ConsentUnknown",
       .fix = "Fall back to the protective option while the choice is not known.",
       .needs = "defaults of the code, or settings without a default"},
      askOpenWhenUnknown);
}

}  // namespace dyetrace
