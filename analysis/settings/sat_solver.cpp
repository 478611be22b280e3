#include "analysis/settings/sat_solver.h"

#include <algorithm>
#include <limits>

#include <cadical.hpp>

namespace dyetrace {
namespace {

int dimacs(Literal literal) {
  const int variable = static_cast<int>(literal.variable()) + 1;
  return literal.positive() ? variable : -variable;
}

constexpr std::uint64_t kUnlimitedConflicts = std::numeric_limits<int>::max();
constexpr SatBudget kNoLimit = {kUnlimitedConflicts, std::numeric_limits<std::size_t>::max()};

}  // namespace

struct SatSolver::Engine {
  CaDiCaL::Solver solver{};
  std::size_t clausesSeen = 0;
  std::size_t calls = 0;
  SatBudget budget = kNoLimit;
};

SatSolver::SatSolver() : engine_(std::make_unique<Engine>()) {
  engine_->solver.set("quiet", 1);
  // Trying all-true and all-false first would ignore what the caller prefers.
  engine_->solver.set("lucky", 0);
}

SatSolver::SatSolver(const Clauses& clauses) : SatSolver() {
  addNewOf(clauses);
}
SatSolver::~SatSolver() = default;
SatSolver::SatSolver(SatSolver&&) noexcept = default;
SatSolver& SatSolver::operator=(SatSolver&&) noexcept = default;

void SatSolver::add(std::span<const Literal> clause) {
  for (const Literal literal : clause) engine_->solver.add(dimacs(literal));
  engine_->solver.add(0);
}

void SatSolver::addNewOf(const Clauses& clauses) {
  // Variables that no clause mentions yet can be asked for as well.
  engine_->solver.reserve(static_cast<int>(clauses.variables()));
  for (; engine_->clausesSeen < clauses.size(); ++engine_->clausesSeen) {
    add(clauses[engine_->clausesSeen]);
  }
}

void SatSolver::prefer(Literal literal) {
  engine_->solver.phase(dimacs(literal));
}

void SatSolver::limit(const SatBudget& budget) {
  engine_->budget = budget;
}

SatAnswer SatSolver::solve(std::span<const Literal> assumptions) {
  const SatBudget& budget = engine_->budget;
  if (engine_->calls >= budget.calls) return SatAnswer::undetermined;
  ++engine_->calls;
  for (const Literal literal : assumptions) engine_->solver.assume(dimacs(literal));
  if (budget.conflictsEach < kUnlimitedConflicts)
    engine_->solver.limit("conflicts", static_cast<int>(budget.conflictsEach));
  switch (engine_->solver.solve()) {
    case 10:
      return SatAnswer::yes;
    case 20:
      return SatAnswer::no;
    default:
      return SatAnswer::undetermined;
  }
}

bool SatSolver::holds(Literal literal) const {
  const auto variable = static_cast<int>(literal.variable()) + 1;
  return (engine_->solver.val(variable) > 0) == literal.positive();
}

bool SatSolver::failed(Literal assumption) const {
  return engine_->solver.failed(dimacs(assumption));
}

}  // namespace dyetrace
