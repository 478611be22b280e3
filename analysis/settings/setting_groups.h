#pragma once

// Which settings act together, over all exposures (or other conditions) at once, as two matrices.
//
// Two settings act together as much as they interact on the condition on which they interact most
// (influence.h). A group is what hangs together by such pairs: what one of its settings does
// depends on the others. Settings stand group by group, and within a group so that those that act
// together most stand side by side (spectral_order.h); then come those that act alone.
//
//   const ActingSettings acting = actingSettings(effects);
//   acting.settings[0], acting.settings[1];   // the first two of acting.groups[0] settings
//   numberAt(acting.together, 0, 1);          // 0.5: every other time one depends on the other

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "analysis/settings/influence.h"

namespace dyetrace {

/// By row and column. What is not there is 0: there may be thousands of rows.
using SettingMatrix = std::map<std::pair<std::size_t, std::size_t>, double>;
double numberAt(const SettingMatrix& matrix, std::size_t row, std::size_t column);

struct ActingSettings {
  /// The rows: those that decide some condition, alone or with others.
  std::vector<SettingId> settings{};
  /// How many of the rows, from the first on, each group has: at least two. The group with the
  /// lowest setting comes first.
  std::vector<std::size_t> groups{};
  /// By row and row: Interaction::share() where it is largest; symmetric.
  SettingMatrix together{};
  /// The columns of `influence`, as places in the list of conditions: those that the first rows
  /// decide come first.
  std::vector<std::size_t> columns{};
  SettingMatrix influence{};  ///< By row and column: Influence::share().
  /// Conditions of which it is not known what settings do to them.
  std::size_t unknown = 0;
};

/// `effects` on each condition of a list.
ActingSettings actingSettings(const std::vector<SettingEffects>& effects);

class SettingsAnalysis;
/// The same of all exposures; nothing where they are beyond the budget. Of exposures with different
/// conditions, the first kMostActing count.
ActingSettings actingSettings(SettingsAnalysis& settings);
inline constexpr std::size_t kMostActing = 200;

}  // namespace dyetrace
