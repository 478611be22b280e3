#include "analysis/settings/literal_questions.h"

#include <map>
#include <utility>

namespace dyetrace {
namespace {

/// What the solver's present solution shows about each literal.
void dropThoseThatVary(const SatSolver& solver, std::span<const Literal> literals,
                       const std::vector<bool>& seen, std::vector<bool>& open,
                       std::vector<Fate>& fates) {
  for (std::size_t i = 0; i < literals.size(); ++i) {
    if (!open[i] || solver.holds(literals[i]) == seen[i]) continue;
    open[i] = false;
    fates[i] = Fate::varies;
  }
}

/// The literals as far as the solutions seen tell them apart, each with the sign that it has in the
/// first one.
class Partition {
 public:
  Partition(const SatSolver& solver, std::span<const Literal> literals)
      : literals_(literals.begin(), literals.end()), part_(literals.size(), 0) {
    for (Literal& literal : literals_) literal = solver.holds(literal) ? literal : !literal;
    first_.assign(literals.empty() ? 0 : 1, 0);
  }

  Literal literal(std::size_t index) const { return literals_[index]; }
  /// The first of those not told apart from it.
  std::size_t first(std::size_t index) const { return first_[part_[index]]; }

  void refine(const SatSolver& solver) {
    std::map<std::pair<std::size_t, bool>, std::size_t> parts;
    first_.clear();
    for (std::size_t i = 0; i < literals_.size(); ++i) {
      const auto [part, isNew] =
          parts.emplace(std::pair(part_[i], solver.holds(literals_[i])), first_.size());
      if (isNew) first_.push_back(i);
      part_[i] = part->second;
    }
  }

 private:
  std::vector<Literal> literals_;
  std::vector<std::size_t> part_;
  std::vector<std::size_t> first_;
};

/// A few dissimilar solutions: cheaper than finding each difference by itself.
void refineBySamples(SatSolver& solver, std::span<const Literal> literals, Partition& partition) {
  constexpr int kSamples = 24;
  std::uint64_t state = 1;
  for (int sample = 0; sample < kSamples; ++sample) {
    for (const Literal literal : literals) {
      state = state * 6364136223846793005U + 1442695040888963407U;  // Knuth's MMIX generator.
      solver.prefer((state >> 40) % 2 == 0 ? literal : !literal);
    }
    if (solver.solve() != SatAnswer::yes) return;
    partition.refine(solver);
  }
}

/// Whether the two have one value in every solution. On `no` the solver has a solution that shows
/// it.
SatAnswer equal(SatSolver& solver, Literal one, Literal other) {
  for (const Literal literal : {one, other}) {
    const SatAnswer differ =
        literal == one ? solver.solve({one, !other}) : solver.solve({!one, other});
    if (differ == SatAnswer::yes) return SatAnswer::no;
    if (differ == SatAnswer::undetermined) return SatAnswer::undetermined;
  }
  return SatAnswer::yes;
}

}  // namespace

std::vector<Fate> fatesOf(SatSolver& solver, std::span<const Literal> literals) {
  std::vector<Fate> fates(literals.size(), Fate::undetermined);
  if (solver.solve() != SatAnswer::yes) return fates;
  std::vector<bool> seen;
  std::vector<bool> open(literals.size(), true);
  for (const Literal literal : literals) seen.push_back(solver.holds(literal));
  // Solutions as unlike the first as can be leave the fewest literals to ask about.
  for (std::size_t i = 0; i < literals.size(); ++i) {
    solver.prefer(seen[i] ? !literals[i] : literals[i]);
  }
  for (std::size_t i = 0; i < literals.size(); ++i) {
    if (!open[i]) continue;
    const Literal held = seen[i] ? literals[i] : !literals[i];
    const SatAnswer other = solver.solve({!held});
    if (other == SatAnswer::yes) dropThoseThatVary(solver, literals, seen, open, fates);
    if (other != SatAnswer::no) continue;
    fates[i] = seen[i] ? Fate::always : Fate::never;
    solver.add(std::span(&held, 1));
  }
  return fates;
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

Companions companionsOf(SatSolver& solver, std::span<const Literal> literals) {
  Companions companions;
  companions.leader.assign(literals.begin(), literals.end());
  if (solver.solve() != SatAnswer::yes) {
    for (std::size_t i = 0; i < literals.size(); ++i) companions.undetermined.push_back(i);
    return companions;
  }
  Partition partition(solver, literals);
  refineBySamples(solver, literals, partition);
  for (std::size_t i = 0; i < literals.size(); ++i) {
    while (partition.first(i) != i) {
      const std::size_t leader = partition.first(i);
      const SatAnswer same = equal(solver, partition.literal(leader), partition.literal(i));
      if (same == SatAnswer::no) {
        partition.refine(solver);
        continue;
      }
      if (same == SatAnswer::undetermined) companions.undetermined.push_back(i);
      if (same == SatAnswer::yes) {
        const bool sameSign = (partition.literal(leader) == literals[leader]) ==
                              (partition.literal(i) == literals[i]);
        companions.leader[i] = sameSign ? literals[leader] : !literals[leader];
      }
      break;
    }
  }
  return companions;
}

}  // namespace dyetrace
