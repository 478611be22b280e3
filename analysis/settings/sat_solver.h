#pragma once

// Is there an assignment that satisfies all clauses, and which? Asked again and again with further
// clauses and with assumptions that hold for one question only.
//
// CaDiCaL (Biere, Fazekas, Fleury, Heisinger, SAT Competition 2020) does the work; it shows nowhere
// else, and prints nothing. The same calls give the same answers on every machine: effort is
// counted in conflicts, never in time. A solver can be moved, not copied.
//
//   SatSolver solver(formula.clauses());
//   const Literal on = formula.literalOf(setting, 1);
//   if (solver.solve({on}) == SatAnswer::yes) solver.holds(other);
//   if (solver.solve({on}) == SatAnswer::no) solver.failed(on);

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>

#include "analysis/settings/clauses.h"

namespace dyetrace {

enum class SatAnswer { yes, no, undetermined };

/// What is beyond is answered with `undetermined`.
struct SatBudget {
  std::uint64_t conflictsEach = 20'000;  ///< For one question.
  std::size_t calls = 400'000;           ///< For all questions to one solver.
};

class SatSolver {
 public:
  SatSolver();
  explicit SatSolver(const Clauses& clauses);
  ~SatSolver();
  SatSolver(SatSolver&&) noexcept;
  SatSolver& operator=(SatSolver&&) noexcept;

  void add(std::span<const Literal> clause);
  /// Adds those that were not there when it was last called (or at construction): for clauses that
  /// have grown since. Always pass the same ones.
  void addNewOf(const Clauses& clauses);

  /// Which value to try first for the literal's variable, from now on.
  void prefer(Literal literal);
  /// No limit at first.
  void limit(const SatBudget& budget);

  SatAnswer solve(std::span<const Literal> assumptions = {});
  SatAnswer solve(std::initializer_list<Literal> assumptions) {
    return solve(std::span<const Literal>(assumptions.begin(), assumptions.size()));
  }

  /// After `yes`: whether the literal holds in the assignment found. A variable that no clause
  /// mentions is false.
  bool holds(Literal literal) const;
  /// After `no`: whether the assumption was used in the proof. Those used cannot hold together.
  bool failed(Literal assumption) const;

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace dyetrace
