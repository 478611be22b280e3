#pragma once

// Copies that come round within one strongly connected component: x of (I − P) x = b.
//
// Copies gain if the spectral radius of P is 1 or more, which for a component is so exactly if
// (I − P) y = 1 has no solution that is positive everywhere (Berman and Plemmons 1994, chapter 6);
// y is how many visits one copy pays in all. Rounding cannot tell a radius of 1 from one a little
// below, so copies that would pay more than kMostVisits count as gaining. Most components gain
// because they have a cycle of steps that are always taken, which is seen without arithmetic.
// Solutions are found by a sparse LU decomposition, for large components by the stabilised method
// of biconjugate gradients, and hold up to kResidual, measured by their largest number or 1.

#include "analysis/spread_system.h"

namespace dyetrace {

inline constexpr double kMostVisits = 1e9;
inline constexpr double kResidual = 1e-10;
/// Components with more points are solved by iteration,
inline constexpr std::size_t kMostDirect = 1'000;
/// in at most so many rounds; beyond, they are undetermined.
inline constexpr int kMostIterations = 2'000;

struct RoundsSolution {
  Rounds rounds = Rounds::fade;
  /// By point, x. Where copies gain, kEndless if any of them arrives, else 0.
  std::vector<double> copies;
};

/// `steps` connect all points both ways, none of share 0; `arriving` is b: finite or not, never
/// negative.
RoundsSolution solveRounds(std::size_t points, const std::vector<SpreadStep>& steps,
                           const std::vector<double>& arriving);

}  // namespace dyetrace
