#pragma once

// Clauses made small before their solutions are counted: literals that always hold are left out, of
// literals that always agree one is kept, clauses that others contain are dropped, and variables
// are numbered in the order in which to decide them. No solution is lost or added.
//
//   const auto simple = simplify(formula.clauses(), {}, {});
//   simple->images[variable];  // what became of it

#include <optional>
#include <vector>

#include "analysis/settings/sat_solver.h"

namespace dyetrace {

/// What a variable became: a literal, or a constant.
struct Image {
  enum class Kind { literal, always, never };
  Kind kind = Kind::literal;
  Literal literal{};
};

struct SimplifiedClauses {
  Clauses clauses{};
  std::size_t counted = 0;      ///< The first so many variables are; the others only have to fit.
  std::vector<Image> images{};  ///< By variable of the original clauses.
};

/// `uncounted` lists variables of which only some value has to fit. The clauses must have a
/// solution. Nothing if the budget does not tell what always holds.
std::optional<SimplifiedClauses> simplify(const Clauses& clauses,
                                          const std::vector<std::size_t>& uncounted,
                                          const SatBudget& budget);

}  // namespace dyetrace
