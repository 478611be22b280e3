#pragma once

// All that `dyetrace settings` tells: the settings as such, what each of them decides, what is
// exposed when, and the most private choice of each group of people.
//
//   const SettingsOverview overview = overviewOf(product, settings.get());

#include <optional>
#include <string>
#include <vector>

#include "analysis/finding.h"
#include "analysis/settings/combinations.h"
#include "analysis/settings/feature_questions.h"
#include "analysis/settings/influence.h"
#include "analysis/settings/setting_groups.h"
#include "analysis/settings/settings_analysis.h"

namespace dyetrace {

/// One exposure with everything that is known of it.
struct ExposureOverview {
  std::string key{};
  std::string title{};
  FindingSettings facts{};
  Combinations combinations{};    ///< The smallest that open it.
  SettingEffects effects{};       ///< Of the settings that decide.
  std::vector<TableRow> table{};  ///< Over facts.settings; empty if they are too many.
  std::string notice{};           ///< What was left out, and why; usually empty.
};

/// For one group of people.
struct PrivateChoice {
  std::string context{};  ///< Empty: everybody.
  bool validDefaults = true;
  std::string changes{};  ///< From the defaults to the most private choice, in words.
  std::size_t switches = 0;
  std::uint64_t exposedByDefault = 0;  ///< Weight of what is exposed,
  std::uint64_t exposedAtBest = 0;
  bool undetermined = false;
};

struct SettingsOverview {
  SettingAnswers answers{};
  std::string count{};  ///< Valid configurations in decimal; empty: not computed.
  /// Those that differ only in hidden features counted once; empty if none is hidden.
  std::string countWithoutHidden{};
  /// By setting and option, the share of the valid configurations that have it; may be empty.
  std::vector<std::vector<double>> shares{};
  std::vector<ExposureOverview> exposures{};
  ActingSettings acting{};               ///< Over those exposures.
  std::vector<PrivateChoice> choices{};  ///< One for each context.
  bool determined = true;                ///< False: exposures were beyond the budget.
};

/// `settings` may be null only if the product has no settings.
SettingsOverview overviewOf(const Product& product, SettingsAnalysis* settings);

/// One exposure.
ExposureOverview overviewOf(const Product& product, SettingsAnalysis& settings,
                            const Exposure& exposure, const ConditionAnswers& answers);

}  // namespace dyetrace
