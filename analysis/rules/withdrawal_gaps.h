#pragma once

// Places that keep data on consent alone and that no withdrawal of the consent reaches.
//
// The basis in effect on a road is the last one stated on it, on a place or a flow. A place that
// gets the same data on another basis as well may keep it.

#include <vector>

#include "analysis/rule.h"
#include "analysis/rules/support.h"

namespace dyetrace {

class WithdrawalGaps {
 public:
  explicit WithdrawalGaps(RuleContext& context);

  /// By place.
  const std::vector<Trouble>& gaps() const { return gaps_; }
  Path pathTo(const Arrival& arrival) const { return roads_.pathTo(arrival); }

 private:
  PhaseSearch roads_;
  std::vector<Trouble> gaps_;
};

/// By node: whether it is one of those gaps.
std::vector<bool> placesWithoutWithdrawal(RuleContext& context);

}  // namespace dyetrace
