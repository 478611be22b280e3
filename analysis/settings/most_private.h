#pragma once

// The most and least private valid configurations: those with the least (most) weighted sum of
// exposures, by branch and bound over the exposures' conditions, so that it is exact whatever
// represents the conditions. Among equals the nearest to a given start.

#include <optional>
#include <vector>

#include "analysis/condition.h"

namespace dyetrace {

struct WeightedCondition {
  Condition condition{};
  std::uint64_t weight = 0;
};

struct BestConfiguration {
  Nearest nearest{};         ///< From the start.
  std::uint64_t weight = 0;  ///< Of what still holds there.
};

/// Least weight among `allowed`. `costs` say what may be changed from `start`. Nothing if no
/// allowed configuration can be reached. Throws OutOfBudget after `steps` branches.
std::optional<BestConfiguration> leastExposed(const std::vector<WeightedCondition>& exposures,
                                              const Condition& allowed, const Configuration& start,
                                              const ChangeCosts& costs, std::size_t steps = 20'000);

}  // namespace dyetrace
