#include "analysis/settings/void_model.h"

#include <string>
#include <vector>

#include "analysis/settings/constraint_questions.h"

namespace dyetrace {
namespace {

std::string inWords(const Constraint& constraint) {
  std::string words = "`" + toString(formulaOf(constraint)) + "`";
  if (!constraint.because.empty()) words += " (" + constraint.because + ")";
  return words;
}

}  // namespace

std::optional<Diagnostic> whyNothingIsValid(const Product& product, const SatBudget& budget) {
  const Clash clash = clashOf(product, budget);
  if (clash.constraints.empty()) return std::nullopt;
  const std::vector<Constraint> all = allConstraints(product);
  const Constraint& first = all[clash.constraints.front()];
  Diagnostic diagnostic;
  diagnostic.level = Level::error;
  diagnostic.code = "settings/nothing-valid";
  diagnostic.message = "no configuration is valid, so nothing can be said about settings: " +
                       std::to_string(clash.constraints.size()) +
                       " constraints cannot hold together, " + inWords(first);
  diagnostic.where = first.where;
  diagnostic.advice = clash.minimal ? "Without any one of them the others can hold."
                                    : "Not all of them may be needed for that.";
  for (std::size_t i = 1; i < clash.constraints.size(); ++i) {
    const Constraint& other = all[clash.constraints[i]];
    diagnostic.remarks.push_back({other.where, "and " + inWords(other)});
  }
  return diagnostic;
}

}  // namespace dyetrace
