#pragma once

// The smallest combinations of options that make a condition hold: its prime implicants among the
// valid configurations (Quine 1952), with literals over options.
//
// A literal is one option of a setting; for levels and numbers also "at least" or "at most" an
// option. A combination is listed if some valid configuration has it, every valid configuration
// that has it is in the condition, and no literal of it can be left out or widened.
//
//   for (const Combination& each : combinations(product, space, open, open.support(), {}).smallest)

#include <vector>

#include "analysis/condition.h"

namespace dyetrace {

/// The setting has one of the options `from` to `to` (places in Setting::options).
struct OptionRange {
  SettingId setting{};
  std::size_t from = 0;
  std::size_t to = 0;
  auto operator<=>(const OptionRange&) const = default;
};

using Combination = std::vector<OptionRange>;  ///< By setting, each setting once.

struct CombinationLimits {
  std::size_t rows = 1 << 16;   ///< Of the truth table over the settings.
  std::size_t steps = 500'000;  ///< Candidates looked at.
  std::size_t most = 24;        ///< Listed.
};

struct Combinations {
  std::vector<Combination> smallest{};  ///< Fewest literals first, then by setting and option.
  bool complete = true;  ///< False: there are more, or a limit was reached before all were found.
};

/// The same for any truth table: `table[i].options` are of `settings`, in order.
Combinations combinationsOf(const Product& product, const std::vector<SettingId>& settings,
                            const std::vector<TableRow>& table,
                            const CombinationLimits& limits = {});

/// A few combinations that together are the whole table, chosen greedily from the smallest ones:
/// what is short to say. Empty if they are not complete.
std::vector<Combination> coverOf(const std::vector<SettingId>& settings,
                                 const std::vector<TableRow>& table, const Combinations& all);

/// `settings` must decide the condition. Of none if it never holds; one empty combination if it
/// always does.
Combinations combinations(const Product& product, const ConditionSpace& space,
                          const Condition& condition, const std::vector<SettingId>& settings,
                          const CombinationLimits& limits = {});

}  // namespace dyetrace
