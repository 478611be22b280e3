#pragma once

// Which constraints follow from all others, as far as that is seen without search: a constraint
// follows where its opposite contradicts the others by unit propagation alone, and does not where
// the known solution becomes one of its opposite by changing what that forces. Of models with
// thousands of constraints that leaves few to ask a solver about, each of which costs milliseconds.
//
//   const auto follows = followsFromOthers({clauses, switches, opposites, solution});
//   follows[3] == SatAnswer::yes;  // the fourth says nothing that the others do not say

#include <span>
#include <vector>

#include "analysis/settings/sat_solver.h"

namespace dyetrace {

struct SwitchedConstraints {
  const Clauses& clauses;
  std::span<const Literal> switches;   ///< Where one holds, its constraint does.
  std::span<const Literal> opposites;  ///< Where one holds, the same constraint does not.
  /// Of the clauses with all switches on, by variable.
  const std::vector<bool>& solution;
};

/// One for each switch; what is not seen is undetermined.
std::vector<SatAnswer> followsFromOthers(const SwitchedConstraints& constraints);

}  // namespace dyetrace
