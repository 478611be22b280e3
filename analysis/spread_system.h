#pragma once

// How many copies arrive, as a system of linear equations.
//
// A point is where a copy can be. A step says how many copies (0 to 1) a copy at `from` makes
// arrive at `to`; P is the matrix of these numbers, where several steps between the same two points
// add up. The expected number of copies that arrive at some target, over all roads of at least one
// step, of one copy at each point is
//   h = P t + P² t + …,  so  (I − P) h = P t,     t = 1 at targets, else 0
// It is solved one strongly connected component after another, from the targets backwards; within
// one by analysis/spread_rounds.h, which also says whether copies that come round become ever more.
//
//   spreadTo(3, {{0, 1, 1.0}, {1, 2, 0.5}, {0, 2, 1.0}}, {2}).copies[0]   // 1.5

#include <cstdint>
#include <limits>
#include <vector>

#include "analysis/components.h"

namespace dyetrace {

struct SpreadStep {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  double share = 0;
  auto operator<=>(const SpreadStep&) const = default;
};

/// What becomes of copies that come round within a strongly connected component.
enum class Rounds {
  none,          ///< None comes round.
  fade,          ///< Each round has fewer; their number has a limit.
  gain,          ///< Each round makes at least one new copy of each: their number has none.
  undetermined,  ///< Beyond the budget.
};

/// What stands for a number without limit, and for one that was not found.
inline constexpr double kEndless = std::numeric_limits<double>::infinity();
inline constexpr double kUndetermined = std::numeric_limits<double>::quiet_NaN();

struct SpreadSolution {
  std::vector<double> copies;  ///< By point, h.
  Components components;
  std::vector<Rounds> rounds;  ///< By component.
};

SpreadSolution spreadTo(std::size_t points, std::vector<SpreadStep> steps,
                        const std::vector<std::uint32_t>& targets);

}  // namespace dyetrace
