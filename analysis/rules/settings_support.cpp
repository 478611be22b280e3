#include "analysis/rules/settings_support.h"

#include <algorithm>
#include <set>

#include "analysis/identity.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

void addSettingEvidence(const Product& product, Finding& finding, SettingId id) {
  const Setting& setting = product.settings[id];
  addEvidence(finding, "setting " + quoted(titleOf(setting)), setting.where);
}

std::string whyOf(const RuleDescription& rule) {
  std::string why = "GDPR " + rule.article;
  if (!rule.linddun.empty()) why += "; LINDDUN Pro " + rule.linddun;
  return why + ".";
}

/// A finding about a flow that no diagram draws, or a flow as a whole.
Finding withoutRoad(const RuleDescription& rule, const Exposure& exposure,
                    std::string_view variant) {
  Finding finding;
  finding.rule = rule.code;
  finding.place = exposure.place;
  finding.id = identityOf(rule.code, "", exposure.key + "#" + std::string(variant), "");
  finding.why = whyOf(rule);
  addEvidence(finding, exposure.title, exposure.where);
  return finding;
}

}  // namespace

std::optional<RuleAnswer> cannotAskOfSettings(const RuleContext& context) {
  if (context.settings() == nullptr) return doesNotApply("The model has no settings.");
  if (!context.settings()->determined())
    return couldNotAsk("The settings are beyond the budget of the exact analysis.");
  if (context.settings()->space().always().never())
    return couldNotAsk("No valid configuration exists; see the constraints that clash.");
  return std::nullopt;
}

std::vector<std::size_t> exposuresByThemselves(const SettingsAnalysis& settings) {
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < settings.exposures().size(); ++i) {
    const Exposure& each = settings.exposures()[i];
    if (each.label.valid() || !each.flow.valid()) chosen.push_back(i);
  }
  return chosen;
}

std::vector<std::size_t> claimedBy(const SettingsAnalysis& settings, SettingId setting) {
  std::set<std::size_t> all;
  for (const std::string& claim : settings.product().settings[setting].claims) {
    const auto some = claimed(settings.product(), settings.exposures(), claim);
    all.insert(some.begin(), some.end());
  }
  return {all.begin(), all.end()};
}

std::vector<SettingId> personsSettings(const Product& product) {
  std::vector<SettingId> all;
  for (const SettingId id : product.settings.ids()) {
    if (product.settings[id].owner == SettingOwner::person) all.push_back(id);
  }
  return all;
}

std::vector<SettingId> ownedBy(const Product& product, const std::vector<SettingId>& settings,
                               SettingOwner owner) {
  std::vector<SettingId> all;
  for (const SettingId id : settings) {
    if (product.settings[id].owner == owner) all.push_back(id);
  }
  return all;
}

std::vector<std::size_t> protectiveOptions(const Setting& setting) {
  if (setting.options.empty()) return {};
  if (setting.protective == "low") return {0};
  if (setting.protective == "high") return {setting.options.size() - 1};
  if (setting.protective.empty()) {
    return setting.kind == SettingKind::boolean ? std::vector<std::size_t>{0}
                                                : std::vector<std::size_t>{};
  }
  std::vector<std::size_t> options;
  const auto chosen = optionsThat(setting, Comparison::equal, setting.protective);
  for (std::size_t i = 0; chosen && i < chosen->size(); ++i) {
    if ((*chosen)[i]) options.push_back(i);
  }
  return options;
}

std::string quotedTitle(const Product& product, SettingId setting) {
  return quoted(titleOf(product.settings[setting]));
}

std::string quotedTitles(const Product& product, const std::vector<SettingId>& settings) {
  std::vector<std::string> titles;
  for (const SettingId id : settings) titles.push_back(quotedTitle(product, id));
  return listed(titles);
}

Finding findingOn(RuleContext& context, const RuleDescription& rule, std::size_t index,
                  const std::vector<SettingId>& settings, std::string_view variant) {
  const Product& product = context.product();
  SettingsAnalysis& analysis = *context.settings();
  const Exposure& exposure = analysis.exposures()[index];
  const ConditionAnswers& answers = analysis.answers(index);
  std::string told(variant);
  for (const SettingId id : settings) told += "#" + product.settings[id].key;
  Finding finding;
  if (exposure.label.valid()) {
    finding = findingAt(context, rule, roadTo(context, exposure.place, exposure.label), told);
    finding.severity = severityOf(product, finding.path, standingOf(analysis, answers));
  } else {
    finding = withoutRoad(rule, exposure, told);
    finding.severity = severityOfWeight(exposure.weight, "risk of " + quoted(exposure.title),
                                        standingOf(analysis, answers));
  }
  finding.exposure = exposure.key;
  finding.settings = settingsOf(analysis, exposure.condition, answers);
  finding.who = capitalised(finding.settings->byDefault) + " by default";
  if (!finding.settings->defaultUnknown) {
    finding.who += "; " + words::share(answers.shareOfPeople) + " of people";
  }
  finding.who += ".";
  if (!settings.empty()) finding.setting = settings.front();
  for (const SettingId id : settings) addSettingEvidence(product, finding, id);
  return finding;
}

Finding findingAbout(RuleContext& context, const RuleDescription& rule, SettingId setting,
                     Severity level, const std::string& reason, std::string_view variant) {
  const Product& product = context.product();
  Finding finding;
  finding.rule = rule.code;
  finding.setting = setting;
  finding.id = identityOf(rule.code, "", variant, product.settings[setting].key);
  finding.why = whyOf(rule);
  finding.severity.base = finding.severity.result = level;
  finding.severity.sentence = std::string(severityName(level)) + " (" + reason + ")";
  addSettingEvidence(product, finding, setting);
  return finding;
}

std::string forWhom(const SettingsAnalysis& settings, const std::vector<bool>& contexts) {
  return words::contexts(settings.product(), settings.people(), contexts);
}

}  // namespace dyetrace
