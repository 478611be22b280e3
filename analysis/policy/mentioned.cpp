#include "analysis/policy/mentioned.h"

#include <algorithm>

#include "model/names.h"

namespace dyetrace {
namespace {

void addSettings(const Guard& guard, const Product& product, std::vector<SettingId>& settings) {
  for (const Choice& choice : choicesOf(guard)) {
    const SettingId setting = product.settingNamed(choice.setting);
    const bool known = std::find(settings.begin(), settings.end(), setting) != settings.end();
    if (setting.valid() && !known) settings.push_back(setting);
  }
}

}  // namespace

std::vector<SettingId> settingsIn(const Policy& policy, const Product& product) {
  std::vector<SettingId> settings;
  for (const PolicyRule& rule : policy.rules) {
    addSettings(rule.when, product, settings);
    addSettings(rule.unless, product, settings);
  }
  std::sort(settings.begin(), settings.end());
  return settings;
}

void reportUnknownChoices(const Guard& guard, const Location& where, const Product& product,
                          Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const Setting& setting : product.settings) known.push_back(setting.key);
  for (const Choice& choice : choicesOf(guard)) {
    const SettingId id = product.settingNamed(choice.setting);
    const bool option =
        id.valid() && optionsThat(product.settings[id], choice.comparison, choice.option);
    if (option) continue;
    const std::string what =
        id.valid() ? "the setting `" + choice.setting + "` has no option `" + choice.option + "`"
                   : "no setting of this model is `" + choice.setting + "`";
    const std::string advice =
        id.valid() ? std::string() : didYouMean(nearestNames(choice.setting, known));
    diagnostics.push_back({Level::note, "policy/matches-nothing", what, where, advice, {}});
  }
}

}  // namespace dyetrace
