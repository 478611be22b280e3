#include "analysis/settings/effects.h"

#include <algorithm>

#include "analysis/settings/promises.h"

namespace dyetrace {
namespace {

bool canStop(const SettingsAnalysis& settings, const Condition& exposed, SettingId id) {
  for (std::size_t option = 0; option < settings.product().settings[id].options.size(); ++option) {
    const Condition chosen = settings.space().choice(id, option);
    if (!chosen.never() && (chosen & exposed).never()) return true;
  }
  return false;
}

bool claims(const SettingsAnalysis& settings, SettingId id, std::size_t exposure) {
  const std::vector<std::size_t> claimed = claimedBy(settings, id);
  return std::find(claimed.begin(), claimed.end(), exposure) != claimed.end();
}

}  // namespace

std::vector<SettingEffect> effectsOn(SettingsAnalysis& settings, std::size_t exposure) {
  const Condition& exposed = settings.exposures()[exposure].condition;
  const std::vector<SettingId>& support = settings.answers(exposure).support;
  std::vector<SettingEffect> effects;
  for (const SettingId id : settings.space().settings()) {
    const bool decides = std::find(support.begin(), support.end(), id) != support.end();
    const bool claiming = claims(settings, id, exposure);
    if (!decides && !claiming) continue;
    effects.push_back({id, decides && canStop(settings, exposed, id), claiming});
  }
  return effects;
}

bool expectedToBeOff(const SettingsAnalysis& settings, const std::vector<SettingEffect>& effects,
                     const Configuration& configuration) {
  return std::any_of(effects.begin(), effects.end(), [&](const SettingEffect& each) {
    if (!each.claims) return false;
    const std::vector<std::size_t> protecting =
        protectiveOptions(settings.product().settings[each.setting]);
    return std::find(protecting.begin(), protecting.end(), configuration[each.setting]) !=
           protecting.end();
  });
}

}  // namespace dyetrace
