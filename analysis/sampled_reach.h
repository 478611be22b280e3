#pragma once

// In how many of some configurations a fact of reach holds: the rules of reach followed in all of
// them side by side, a bit for each.

#include <cstdint>
#include <vector>

#include "analysis/reach_rules.h"
#include "model/configuration.h"

namespace dyetrace {

class SampledReach {
 public:
  SampledReach(const Product& product, std::vector<Configuration> configurations);

  std::size_t size() const { return configurations_.size(); }
  std::size_t countOf(const ReachRules& rules, FactId fact);

 private:
  using Bits = std::vector<std::uint64_t>;
  void addGuards(const ReachRules& rules);
  bool follow(const ReachRules& rules, FactId fact, std::vector<Bits>& holds,
              const std::vector<std::size_t>& places) const;

  const Product& product_;
  std::vector<Configuration> configurations_;
  std::size_t words_;
  std::vector<Bits> guards_;  ///< By GuardId.
};

}  // namespace dyetrace
