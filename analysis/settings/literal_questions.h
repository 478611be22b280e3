#pragma once

// Questions about many literals at once, of clauses that can be satisfied: which hold in every
// solution, which imply one another, which always move together. Each solution found on the way
// answers for all literals that it tells something about, so that the solver is asked far less than
// once for each.
//
// Whatever the solver's budget does not decide is said to be undetermined.
//
//   fatesOf(formula.clauses(), {a, b}, {});  // {Fate::always, Fate::varies}

#include <span>
#include <vector>

#include "analysis/settings/sat_solver.h"

namespace dyetrace {

enum class Fate {
  varies,
  always,  ///< Holds in every solution.
  never,
  undetermined,
};

/// One for each literal. If there is no solution, all are undetermined.
std::vector<Fate> fatesOf(const Clauses& clauses, std::span<const Literal> literals,
                          const SatBudget& budget);

struct Implication {
  Literal premise{};
  Literal conclusion{};
};

/// For each, whether it holds in every solution.
std::vector<SatAnswer> impliedOf(SatSolver& solver, std::span<const Implication> implications);

struct Companions {
  /// For each literal, the first one in the list that has the same value in every solution, or the
  /// opposite one: then as its negation. A literal that moves alone is its own leader.
  std::vector<Literal> leader{};
  /// Places in the list of literals that may have a companion which was not found.
  std::vector<std::size_t> undetermined{};
};

/// None of the literals may hold in every solution or in none, and no two may be of one variable.
Companions companionsOf(const Clauses& clauses, std::span<const Literal> literals,
                        const SatBudget& budget);

}  // namespace dyetrace
