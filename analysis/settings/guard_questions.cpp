#include "analysis/settings/guard_questions.h"

namespace dyetrace {

GuardQuestions::GuardQuestions(const Product& product, const SatBudget& budget)
    : formula_(validConfigurations(product)), solver_(formula_.clauses()) {
  solver_.limit(budget);
}

bool GuardQuestions::neverHolds(const Guard& guard) {
  if (guard.always()) return false;
  const auto [entry, isNew] = asked_.try_emplace(toString(guard), false);
  if (isNew) {
    const Literal open = formula_.literalOf(guard);
    solver_.addNewOf(formula_.clauses());
    entry->second = solver_.solve({open}) == SatAnswer::no;
  }
  return entry->second;
}

}  // namespace dyetrace
