#pragma once

// Where the defaults of one group of people expose more than those of another that differs from it
// in one thing only, such as its region.

#include <functional>
#include <vector>

#include "analysis/rules/settings/exposure_groups.h"
#include "analysis/settings/dimensions.h"

namespace dyetrace {

/// All that the same settings make different between the two.
struct DefaultDifference {
  SettingId dimension{};
  std::size_t exposed = 0;            ///< A context in which it is on by default,
  std::size_t protected_ = 0;         ///< and one in which it is not.
  std::vector<SettingId> settings{};  ///< Whose defaults make the difference.
  std::vector<ExposureGroup> groups{};
  std::vector<bool> contexts{};  ///< All in which it is so.
};

using PairTest = std::function<bool(std::size_t exposed, std::size_t protected_)>;

/// By settings, in the order found; only pairs of contexts that pass.
std::vector<DefaultDifference> defaultDifferences(SettingsAnalysis& settings, SettingId dimension,
                                                  const PairTest& test);

/// The option of the dimension in that context, in words.
std::string optionIn(const SettingsAnalysis& settings, SettingId dimension, std::size_t context);

}  // namespace dyetrace
