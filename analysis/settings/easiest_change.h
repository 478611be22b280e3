#pragma once

// The change of settings that takes a person the fewest steps to get into a condition, which need
// not be the one with the fewest switches.
//
//   const auto stop = easiestChange(settings, counter, !exposure.condition, start);
//   stop->effort.steps;

#include <optional>

#include "analysis/settings/effort.h"
#include "analysis/settings/settings_analysis.h"

namespace dyetrace {

struct EasiestChange {
  Configuration configuration{};
  std::vector<SettingId> changed{};
  Effort effort{};
  /// False: too many settings decide, and only the change with the fewest switches was looked at.
  bool complete = true;
};

/// Nothing if the person cannot get there. Of each combination of the deciding settings the change
/// that needs the fewest switches is looked at.
std::optional<EasiestChange> easiestChange(const SettingsAnalysis& settings,
                                           const EffortCounter& counter, const Condition& target,
                                           const Configuration& from);

}  // namespace dyetrace
