#pragma once

// A solver that can also be asked for a solution in which one of many literals holds, for that
// question alone. One call then answers for all of them if there is none.
//
//   OneOfSolver solver(clauses, budget);
//   if (solver.solveWithOneOf({a, b, c}) == SatAnswer::no) …;  // none of them ever holds

#include <optional>
#include <vector>

#include "analysis/settings/sat_solver.h"

namespace dyetrace {

class OneOfSolver {
 public:
  /// The clauses may not grow while it is used: it has variables of its own.
  OneOfSolver(const Clauses& clauses, const SatBudget& budget)
      : solver_(clauses), next_(clauses.variables()) {
    solver_.limit(budget);
  }

  SatSolver& solver() { return solver_; }
  /// A variable of its own.
  Literal newVariable() { return Literal(next_++); }

  SatAnswer solveWithOneOf(std::vector<Literal> literals) {
    if (asked_) solver_.add(std::span(&*asked_, 1));
    const Literal asking = newVariable();
    asked_ = !asking;
    literals.push_back(*asked_);
    solver_.add(literals);
    return solver_.solve({asking});
  }

 private:
  SatSolver solver_;
  std::size_t next_;
  /// What takes back the last question. It is not added at once, as that would forget the solution.
  std::optional<Literal> asked_{};
};

}  // namespace dyetrace
