#include "analysis/settings/constraint_questions.h"

#include <algorithm>

namespace dyetrace {
namespace {

/// Each constraint holds wherever its switch does.
struct Switchable {
  SettingsFormula formula;
  std::vector<Literal> switches{};
};

Switchable makeSwitchable(const Product& product, const std::vector<Constraint>& constraints) {
  Switchable made{SettingsFormula(product)};
  for (const Constraint& constraint : constraints) {
    made.switches.push_back(made.formula.newVariable());
    made.formula.require(formulaOf(constraint), made.switches.back());
  }
  return made;
}

std::vector<std::size_t> failedOf(const SatSolver& solver, const std::vector<Literal>& switches,
                                  const std::vector<std::size_t>& assumed) {
  std::vector<std::size_t> failed;
  for (const std::size_t each : assumed) {
    if (solver.failed(switches[each])) failed.push_back(each);
  }
  return failed;
}

SatAnswer solveWith(SatSolver& solver, const std::vector<Literal>& switches,
                    const std::vector<std::size_t>& assumed) {
  std::vector<Literal> assumptions;
  for (const std::size_t each : assumed) assumptions.push_back(switches[each]);
  return solver.solve(assumptions);
}

/// So many constraints are asked about with one solver; the others are fixed in it.
constexpr std::size_t kBatch = 64;

/// The constraints from `begin` to before `end`, each against all others.
void askBatch(const Switchable& model, const std::vector<Literal>& negations, std::size_t begin,
              std::size_t end, const SatBudget& budget, Redundancy& redundancy) {
  SatSolver solver(model.formula.clauses());
  solver.limit(budget);
  for (std::size_t i = 0; i < model.switches.size(); ++i) {
    if (i < begin || i >= end) solver.add(std::span(&model.switches[i], 1));
  }
  for (std::size_t asked = begin; asked < end; ++asked) {
    std::vector<Literal> assumptions{negations[asked]};
    for (std::size_t i = begin; i < end; ++i) {
      if (i != asked) assumptions.push_back(model.switches[i]);
    }
    const SatAnswer broken = solver.solve(assumptions);
    if (broken == SatAnswer::no) redundancy.redundant.push_back(asked);
    if (broken == SatAnswer::undetermined) redundancy.undetermined.push_back(asked);
  }
}

}  // namespace

/// Deletion from the set that the first proof used, which is small already.
Clash clashOf(const Product& product, const SatBudget& budget) {
  const Switchable model = makeSwitchable(product, allConstraints(product));
  SatSolver solver(model.formula.clauses());
  solver.limit(budget);
  Clash clash;
  std::vector<std::size_t> assumed(model.switches.size());
  for (std::size_t i = 0; i < assumed.size(); ++i) assumed[i] = i;
  if (solveWith(solver, model.switches, assumed) != SatAnswer::no) return clash;
  clash.constraints = failedOf(solver, model.switches, assumed);
  for (std::size_t next = 0; next < clash.constraints.size();) {
    std::vector<std::size_t> others = clash.constraints;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(next));
    const SatAnswer answer = solveWith(solver, model.switches, others);
    if (answer == SatAnswer::no) {
      // Those before `next` are needed by every clash within this set, so they stay.
      clash.constraints = failedOf(solver, model.switches, others);
      continue;
    }
    clash.minimal = clash.minimal && answer == SatAnswer::yes;
    ++next;
  }
  return clash;
}

Redundancy redundancyOf(const Product& product, const SatBudget& budget) {
  Redundancy redundancy;
  if (product.constraints.empty()) return redundancy;
  Switchable model = makeSwitchable(product, allConstraints(product));
  std::vector<Literal> negations;
  for (const Constraint& constraint : product.constraints) {
    negations.push_back(!model.formula.literalOf(formulaOf(constraint)));
  }
  const std::size_t count = product.constraints.size();
  for (std::size_t begin = 0; begin < count; begin += kBatch) {
    askBatch(model, negations, begin, std::min(begin + kBatch, count), budget, redundancy);
  }
  return redundancy;
}

}  // namespace dyetrace
