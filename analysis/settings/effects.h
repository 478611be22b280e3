#pragma once

// What each setting does to an exposure, for readers who want a sign and not a formula: can it stop
// the exposure by itself, or does it only have a say? And does it claim to stop it?
//
//   for (const SettingEffect& each : effectsOn(settings, 0)) ...

#include <vector>

#include "analysis/settings/settings_analysis.h"

namespace dyetrace {

struct SettingEffect {
  SettingId setting{};
  /// With some option of it the exposure never happens, whatever the other settings are.
  bool stops = false;
  bool claims = false;
};

/// Of the settings that decide the exposure and those that claim to, by id. `exposure` is a place
/// in SettingsAnalysis::exposures(), which must be determined.
std::vector<SettingEffect> effectsOn(SettingsAnalysis& settings, std::size_t exposure);

/// Whether a person who reads what settings claim expects the exposure not to happen: one of the
/// settings that claim to control it is at an option that protects.
bool expectedToBeOff(const SettingsAnalysis& settings, const std::vector<SettingEffect>& effects,
                     const Configuration& configuration);

}  // namespace dyetrace
