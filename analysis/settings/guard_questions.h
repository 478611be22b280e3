#pragma once

// Whether some valid configuration makes a guard hold. Each distinct guard is asked once.
//
//   GuardQuestions questions(product, {});
//   questions.neverHolds(flow.when);  // nothing that people can choose opens it
//
// The product must outlive it.

#include <map>
#include <string>

#include "analysis/settings/settings_formula.h"

namespace dyetrace {

class GuardQuestions {
 public:
  GuardQuestions(const Product& product, const SatBudget& budget);

  /// True also where the budget does not tell.
  bool anyValid() { return solver_.solve() != SatAnswer::no; }
  /// False also where the budget does not tell.
  bool neverHolds(const Guard& guard);

 private:
  SettingsFormula formula_;
  SatSolver solver_;
  std::map<std::string, bool> asked_{};
};

}  // namespace dyetrace
