#include "analysis/settings/literal_questions.h"

#include <utility>

#include "analysis/settings/one_of_solver.h"

namespace dyetrace {
namespace {

/// Literals asked about with one call.
constexpr std::size_t kLiteralsAtOnce = 512;

/// What the solver's present solution shows about each literal.
void dropThoseThatVary(const SatSolver& solver, std::span<const Literal> literals,
                       const std::vector<bool>& seen, std::vector<Fate>& fates) {
  for (std::size_t i = 0; i < literals.size(); ++i) {
    if (fates[i] == Fate::undetermined && solver.holds(literals[i]) != seen[i])
      fates[i] = Fate::varies;
  }
}

/// The first of the places that are still undetermined, from `begin` on.
std::vector<std::size_t> openFrom(std::size_t begin, const std::vector<Fate>& fates) {
  std::vector<std::size_t> open;
  for (std::size_t i = begin; i < fates.size() && open.size() < kLiteralsAtOnce; ++i) {
    if (fates[i] == Fate::undetermined) open.push_back(i);
  }
  return open;
}

/// Decides the literals as they were seen, or the opposite.
class FateQuestion {
 public:
  FateQuestion(const Clauses& clauses, std::span<const Literal> literals, const SatBudget& budget)
      : asked_(clauses, budget),
        solver_(asked_.solver()),
        literals_(literals),
        fates_(literals.size(), Fate::undetermined) {}

  std::vector<Fate> answered() {
    if (solver_.solve() != SatAnswer::yes) return fates_;
    for (const Literal literal : literals_) seen_.push_back(solver_.holds(literal));
    // Solutions as unlike the first as can be leave the fewest literals to ask about.
    for (std::size_t i = 0; i < literals_.size(); ++i) solver_.prefer(other(i));
    std::size_t begin = 0;
    for (auto open = openFrom(begin, fates_); !open.empty(); open = openFrom(begin, fates_)) {
      const SatAnswer some = askTogether(open);
      if (some == SatAnswer::yes) continue;
      if (some == SatAnswer::undetermined) askEach(open);
      begin = open.back() + 1;
    }
    return fates_;
  }

 private:
  Literal other(std::size_t i) const { return seen_[i] ? !literals_[i] : literals_[i]; }

  void fix(std::size_t i) {
    fates_[i] = seen_[i] ? Fate::always : Fate::never;
    const Literal held = !other(i);
    solver_.add(std::span(&held, 1));
  }

  /// Whether any of them can be otherwise.
  SatAnswer askTogether(const std::vector<std::size_t>& open) {
    std::vector<Literal> others;
    for (const std::size_t i : open) others.push_back(other(i));
    const SatAnswer some = asked_.solveWithOneOf(std::move(others));
    if (some == SatAnswer::yes) dropThoseThatVary(solver_, literals_, seen_, fates_);
    if (some == SatAnswer::no) {
      for (const std::size_t i : open) fix(i);
    }
    return some;
  }

  void askEach(const std::vector<std::size_t>& open) {
    for (const std::size_t i : open) {
      if (fates_[i] != Fate::undetermined) continue;
      const SatAnswer differs = solver_.solve({other(i)});
      if (differs == SatAnswer::yes) dropThoseThatVary(solver_, literals_, seen_, fates_);
      if (differs == SatAnswer::no) fix(i);
    }
  }

  OneOfSolver asked_;
  SatSolver& solver_;
  std::span<const Literal> literals_;
  std::vector<Fate> fates_;
  std::vector<bool> seen_{};
};

}  // namespace

std::vector<Fate> fatesOf(const Clauses& clauses, std::span<const Literal> literals,
                          const SatBudget& budget) {
  return FateQuestion(clauses, literals, budget).answered();
}

std::vector<SatAnswer> impliedOf(SatSolver& solver, std::span<const Implication> implications) {
  std::vector<SatAnswer> answers(implications.size(), SatAnswer::undetermined);
  for (const Implication& each : implications) solver.prefer(!each.conclusion);
  // Premises are preferred over conclusions: of a chain all but its end.
  for (const Implication& each : implications) solver.prefer(each.premise);
  for (std::size_t i = 0; i < implications.size(); ++i) {
    if (answers[i] != SatAnswer::undetermined) continue;
    const SatAnswer counter = solver.solve({implications[i].premise, !implications[i].conclusion});
    if (counter == SatAnswer::no) answers[i] = SatAnswer::yes;
    if (counter != SatAnswer::yes) continue;
    for (std::size_t j = 0; j < implications.size(); ++j) {
      if (answers[j] != SatAnswer::undetermined || !solver.holds(implications[j].premise)) continue;
      if (!solver.holds(implications[j].conclusion)) answers[j] = SatAnswer::no;
    }
  }
  return answers;
}

}  // namespace dyetrace
