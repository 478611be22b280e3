#pragma once

// How many configurations are valid, exactly, however many there are, and in which share of them
// each option is chosen.
//
//   const auto counted = countConfigurations(validConfigurations(product), {});
//   counted->exact;                         // "97451212554676"
//   counted->shares[setting.index()][1];    // on in this share of them

#include <optional>
#include <string>
#include <vector>

#include "analysis/settings/counting/count_search.h"
#include "analysis/settings/settings_formula.h"

namespace dyetrace {

struct ConfigurationCount {
  std::string exact{};  ///< In decimal.
  /// By setting and option; empty if no configuration is valid.
  std::vector<std::vector<double>> shares{};
};

/// Nothing if it is beyond the budget.
std::optional<ConfigurationCount> countConfigurations(const SettingsFormula& formula,
                                                      const CountBudget& budget = {});

/// Those that differ only in hidden features counted once; hidden features follow from others as a
/// rule, but need not.
std::optional<std::string> countWithoutHidden(const SettingsFormula& formula,
                                              const CountBudget& budget = {});

}  // namespace dyetrace
