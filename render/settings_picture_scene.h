#pragma once

// What a picture of settings shows: a choice of exposures and of the settings around them, small
// enough for a slide.

#include <set>
#include <vector>

#include "analysis/review.h"
#include "analysis/settings/effects.h"

namespace dyetrace {

struct SceneExposure {
  std::size_t index = 0;  ///< Into SettingsAnalysis::exposures().
  std::vector<SettingEffect> effects{};
  bool stressed = false;
};

struct SettingsScene {
  std::vector<SceneExposure> exposures{};  ///< The stressed ones first, then the weightiest.
  std::set<SettingId> settings{};
  std::set<SettingId> stressed{};
  std::size_t exposuresLeftOut = 0;
  std::size_t settingsLeftOut = 0;
};

/// `finding` may be null.
SettingsScene sceneOf(const Product& product, SettingsAnalysis& settings, const Finding* finding);

}  // namespace dyetrace
