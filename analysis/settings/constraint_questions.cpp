#include "analysis/settings/constraint_questions.h"

#include <algorithm>
#include <span>

#include "analysis/settings/quick_redundancy.h"

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
constexpr std::size_t kConstraintsAtOnce = 64;
/// Literals of the formulas that questions may be about in all: each question goes through its
/// whole formula. What is beyond is undetermined.
constexpr std::size_t kMostRedundancyWork = 50'000'000;
/// Conflicts in all, shared evenly by the questions.
constexpr std::uint64_t kMostRedundancyConflicts = 50'000;

/// What is asked of the constraints of a product, whose feature tree always holds.
struct RedundancyQuestion {
  Switchable model;
  std::vector<Literal> opposites{};
};

RedundancyQuestion redundancyQuestion(const Product& product) {
  RedundancyQuestion question{makeSwitchable(product, product.constraints)};
  SettingsFormula& formula = question.model.formula;
  for (const Constraint& constraint : treeConstraints(product))
    formula.require(formulaOf(constraint));
  for (const Constraint& constraint : product.constraints)
    question.opposites.push_back(!formula.literalOf(formulaOf(constraint)));
  return question;
}

/// A solution with all constraints on, by variable; empty if the budget does not tell.
std::vector<bool> solutionOf(const Switchable& model, const SatBudget& budget) {
  SatSolver solver(model.formula.clauses());
  solver.limit(budget);
  if (solver.solve(model.switches) != SatAnswer::yes) return {};
  std::vector<bool> solution;
  for (std::size_t i = 0; i < model.formula.clauses().variables(); ++i)
    solution.push_back(solver.holds(Literal(i)));
  return solution;
}

/// The constraints at these places, each against all others.
void askBatch(const RedundancyQuestion& question, std::span<const std::size_t> places,
              const SatBudget& budget, std::vector<SatAnswer>& follows) {
  const std::vector<Literal>& switches = question.model.switches;
  SatSolver solver(question.model.formula.clauses());
  solver.limit(budget);
  std::vector<bool> asked(switches.size(), false);
  for (const std::size_t place : places) asked[place] = true;
  for (std::size_t i = 0; i < switches.size(); ++i) {
    if (!asked[i]) solver.add(std::span(&switches[i], 1));
  }
  for (const std::size_t place : places) {
    std::vector<Literal> assumptions{question.opposites[place]};
    for (const std::size_t other : places) {
      if (other != place) assumptions.push_back(switches[other]);
    }
    const SatAnswer broken = solver.solve(assumptions);
    if (broken == SatAnswer::no) follows[place] = SatAnswer::yes;
    if (broken == SatAnswer::yes) follows[place] = SatAnswer::no;
  }
}

/// Those that are still undetermined, as many as the work allows.
std::vector<std::size_t> openPlaces(const RedundancyQuestion& question,
                                    const std::vector<SatAnswer>& follows) {
  const std::size_t most = kMostRedundancyWork / (question.model.formula.clauses().length() + 1);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < follows.size() && open.size() < most; ++i) {
    if (follows[i] == SatAnswer::undetermined) open.push_back(i);
  }
  return open;
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
  if (product.constraints.empty()) return {};
  const RedundancyQuestion question = redundancyQuestion(product);
  std::vector<SatAnswer> follows(product.constraints.size(), SatAnswer::undetermined);
  const std::vector<bool> solution = solutionOf(question.model, budget);
  if (!solution.empty()) {
    follows = followsFromOthers(
        {question.model.formula.clauses(), question.model.switches, question.opposites, solution});
    const std::vector<std::size_t> open = openPlaces(question, follows);
    SatBudget each = budget;
    each.conflictsEach = std::min(each.conflictsEach, kMostRedundancyConflicts / (open.size() + 1));
    for (std::size_t begin = 0; begin < open.size(); begin += kConstraintsAtOnce) {
      const std::size_t count = std::min(kConstraintsAtOnce, open.size() - begin);
      askBatch(question, std::span(open).subspan(begin, count), each, follows);
    }
  }
  Redundancy redundancy;
  for (std::size_t i = 0; i < follows.size(); ++i) {
    if (follows[i] == SatAnswer::yes) redundancy.redundant.push_back(i);
    if (follows[i] == SatAnswer::undetermined) redundancy.undetermined.push_back(i);
  }
  return redundancy;
}

}  // namespace dyetrace
