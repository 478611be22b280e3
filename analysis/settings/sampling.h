#pragma once

// Valid configurations drawn at random, for shares that cannot be worked out exactly.
//
// Settings are drawn independently by the shares of their options, and what breaks a constraint is
// drawn again (rejection, in parts that no constraint ties together), so that the draws follow
// exactly the distribution that shares are defined by: independent choices, given that the result
// is valid. Where constraints reject nearly everything, there is no sample; nothing biased stands
// in for it. The same seed gives the same draws on every machine.

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/compiled_guard.h"
#include "analysis/settings/people.h"

namespace dyetrace {

class ConfigurationSampler {
 public:
  ConfigurationSampler(const Product& product, std::uint64_t seed);

  /// Nothing if too many draws were rejected.
  std::optional<Configuration> draw(const OptionShares& shares);

 private:
  /// Settings that constraints tie together, and the constraints, by the setting that comes last.
  struct Part {
    std::vector<SettingId> settings{};
    std::vector<std::vector<std::uint32_t>> constraints{};
  };
  bool drawPart(const Part& part, const OptionShares& shares);
  std::int32_t drawOption(const std::vector<double>& shares);
  double next();

  const Product& product_;
  std::vector<CompiledGuard> constraints_;
  std::vector<Part> parts_;
  std::vector<std::int32_t> assignment_;
  std::uint64_t state_;
};

/// By the shares of people in their contexts. Empty if they cannot be drawn.
std::vector<Configuration> samplePeople(const Product& product, const People& people,
                                        std::size_t count);
/// Each valid configuration with the same probability. Empty if they cannot be drawn.
std::vector<Configuration> sampleConfigurations(const Product& product, std::size_t count);

/// A share seen in a sample, and how far it may be off: half of the 95 % interval (Wilson 1927).
struct SampledShare {
  double share = 0;
  double error = 0;
};
SampledShare sampledShare(std::size_t holding, std::size_t count);

}  // namespace dyetrace
