#include "analysis/rules/settings/settings_support.h"

#include <algorithm>
#include <set>

#include "analysis/distance.h"
#include "analysis/identity.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

void addSettingEvidence(const Product& product, Finding& finding, SettingId id) {
  const Setting& setting = product.settings[id];
  addEvidence(finding, "setting " + quoted(titleOf(setting)), setting.where);
}

/// A finding about a flow that no diagram draws, or a flow as a whole.
Finding withoutRoad(const RuleDescription& rule, const Exposure& exposure,
                    std::string_view variant) {
  Finding finding;
  finding.rule = rule.code;
  finding.place = exposure.place;
  finding.id = identityOf(rule.code, "", exposure.key + "#" + std::string(variant), "");
  finding.why = whyItMatters(rule);
  addEvidence(finding, exposure.title, exposure.where);
  return finding;
}

}  // namespace

std::optional<RuleAnswer> cannotAskOfSettings(const RuleContext& context) {
  if (context.settings() == nullptr) return doesNotApply("The model has no settings.");
  if (!context.settings()->determined())
    return couldNotAsk("Undetermined: the settings are beyond the budget of the exact analysis.");
  if (context.settings()->space().always().never())
    return couldNotAsk("No valid configuration exists; see the constraints that clash.");
  return std::nullopt;
}

std::vector<std::size_t> exposuresByThemselves(const SettingsAnalysis& settings) {
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < settings.exposures().size(); ++i) {
    const Exposure& each = settings.exposures()[i];
    const bool inside = each.distance < kBeyondCompany;
    if (each.label.valid() || !each.flow.valid() || inside) chosen.push_back(i);
  }
  return chosen;
}

std::string clauseOf(const Exposure& exposure) {
  return exposure.label.valid() ? exposure.title : quoted(exposure.title) + " flows";
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

std::optional<RuleAnswer> needsSettings(const RuleContext& context) {
  if (context.product().settings.empty()) return doesNotApply("The model has no settings.");
  return std::nullopt;
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
  addSettingEvidence(product, finding, settings);
  return finding;
}

Finding findingAbout(RuleContext& context, const RuleDescription& rule, SettingId setting,
                     Severity level, const std::string& reason, std::string_view variant) {
  const Product& product = context.product();
  Finding finding;
  finding.rule = rule.code;
  finding.setting = setting;
  finding.id = identityOf(rule.code, "", variant, product.settings[setting].key);
  finding.why = whyItMatters(rule);
  fixLevel(finding, level, reason);
  addSettingEvidence(product, finding, setting);
  return finding;
}

void fixLevel(Finding& finding, Severity level, const std::string& reason) {
  finding.severity = {};
  finding.severity.base = finding.severity.result = level;
  finding.severity.sentence = std::string(severityName(level)) + " (" + reason + ")";
}

std::vector<SettingId> settingsIn(const Product& product, const Guard& guard) {
  std::set<SettingId> all;
  for (const Choice& choice : choicesOf(guard)) {
    const SettingId id = product.settingNamed(choice.setting);
    if (id.valid()) all.insert(id);
  }
  return {all.begin(), all.end()};
}

bool mentions(const Product& product, const Guard& guard, SettingId setting) {
  const std::vector<SettingId> all = settingsIn(product, guard);
  return std::binary_search(all.begin(), all.end(), setting);
}

std::string stateWords(const Product& product, const Configuration& at,
                       const std::vector<SettingId>& settings) {
  Combination combination;
  for (const SettingId id : settings) combination.push_back({id, at[id], at[id]});
  return words::combination(product, combination);
}

std::string transitionWords(const Product& product, const Configuration& before,
                            const Configuration& after) {
  std::vector<std::string> parts;
  for (const SettingId id : product.settings.ids()) {
    if (before[id] == after[id]) continue;
    const Setting& setting = product.settings[id];
    parts.push_back(titleOf(setting) + ": " + titleOf(setting.options[before[id]]) + " -> " +
                    titleOf(setting.options[after[id]]));
  }
  return listed(parts);
}

std::vector<SettingId> differing(const Product& product, const Configuration& one,
                                 const Configuration& other) {
  std::vector<SettingId> all;
  for (const SettingId id : product.settings.ids()) {
    if (one[id] != other[id]) all.push_back(id);
  }
  return all;
}

void addSettingEvidence(const Product& product, Finding& finding,
                        const std::vector<SettingId>& settings) {
  for (const SettingId id : settings) addSettingEvidence(product, finding, id);
}

std::string forWhom(const SettingsAnalysis& settings, const std::vector<bool>& contexts) {
  return words::contexts(settings.product(), settings.people(), contexts);
}

}  // namespace dyetrace
