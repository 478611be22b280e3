// Which literals always move together; see literal_questions.h.

#include <array>
#include <map>
#include <utility>

#include "analysis/settings/literal_questions.h"
#include "analysis/settings/one_of_solver.h"

namespace dyetrace {
namespace {

/// Pairs asked about with one call.
constexpr std::size_t kPairsAtOnce = 512;

/// The literals as far as the solutions seen tell them apart, each with the sign that it has in the
/// first one.
class Partition {
 public:
  Partition(const SatSolver& solver, std::span<const Literal> literals)
      : literals_(literals.begin(), literals.end()), part_(literals.size(), 0) {
    for (Literal& literal : literals_) literal = solver.holds(literal) ? literal : !literal;
    first_.assign(literals.empty() ? 0 : 1, 0);
    for (std::size_t i = 0; i < literals.size(); ++i) before_.push_back(i == 0 ? 0 : i - 1);
  }

  Literal literal(std::size_t index) const { return literals_[index]; }
  /// The first of those not told apart from it.
  std::size_t first(std::size_t index) const { return first_[part_[index]]; }
  /// The last one before it of those not told apart from it, or itself.
  std::size_t before(std::size_t index) const { return before_[index]; }

  void refine(const SatSolver& solver) {
    constexpr auto kNew = static_cast<std::size_t>(-1);
    std::vector<std::array<std::size_t, 2>> parts(first_.size(), {kNew, kNew});
    first_.clear();
    std::vector<std::size_t> last;
    for (std::size_t i = 0; i < literals_.size(); ++i) {
      std::size_t& part = parts[part_[i]][solver.holds(literals_[i]) ? 1 : 0];
      if (part == kNew) {
        part = first_.size();
        first_.push_back(i);
        last.push_back(i);
      }
      part_[i] = part;
      before_[i] = std::exchange(last[part], i);
    }
  }

 private:
  std::vector<Literal> literals_;
  std::vector<std::size_t> part_;
  std::vector<std::size_t> first_;
  std::vector<std::size_t> before_{};
};

/// Two literals that may always have one value.
struct LiteralPair {
  std::size_t first = 0;  ///< Their places in the list.
  std::size_t second = 0;
  auto operator<=>(const LiteralPair&) const = default;
};

class CompanionQuestion {
 public:
  CompanionQuestion(const Clauses& clauses, std::span<const Literal> literals,
                    const SatBudget& budget)
      : asked_(clauses, budget), solver_(asked_.solver()), literals_(literals) {}

  Companions answered() {
    Companions companions;
    companions.leader.assign(literals_.begin(), literals_.end());
    if (solver_.solve() != SatAnswer::yes) {
      for (std::size_t i = 0; i < literals_.size(); ++i) companions.undetermined.push_back(i);
      return companions;
    }
    Partition partition(solver_, literals_);
    refineBySamples(partition);
    for (std::size_t begin = 0; begin < literals_.size();) {
      const std::vector<LiteralPair> pairs = pairsFrom(begin, partition);
      if (pairs.empty()) break;
      if (splitTogether(pairs, partition)) continue;
      for (const LiteralPair& pair : pairs) join(pair.second, partition, companions);
      begin = pairs.back().second + 1;
    }
    return companions;
  }

 private:
  /// A few dissimilar solutions: cheaper than finding each difference by itself.
  void refineBySamples(Partition& partition) {
    constexpr int kSamples = 24;
    std::uint64_t state = 1;
    for (int sample = 0; sample < kSamples; ++sample) {
      for (const Literal literal : literals_) {
        state = state * 6364136223846793005U + 1442695040888963407U;  // Knuth's MMIX generator.
        solver_.prefer((state >> 40) % 2 == 0 ? literal : !literal);
      }
      if (solver_.solve() != SatAnswer::yes) return;
      partition.refine(solver_);
    }
  }

  /// Neighbours within a part: if all of them differ, each part falls into halves. (If all differed
  /// from the first one, the others might stay together.)
  std::vector<LiteralPair> pairsFrom(std::size_t begin, const Partition& partition) const {
    std::vector<LiteralPair> pairs;
    for (std::size_t i = begin; i < literals_.size() && pairs.size() < kPairsAtOnce; ++i) {
      if (partition.before(i) != i) pairs.push_back({partition.before(i), i});
    }
    return pairs;
  }

  /// Whether a solution was found that tells some of them apart.
  bool splitTogether(const std::vector<LiteralPair>& pairs, Partition& partition) {
    std::vector<Literal> differences;
    for (const LiteralPair& pair : pairs) differences.push_back(difference(pair, partition));
    known_ = asked_.solveWithOneOf(std::move(differences));
    if (known_ != SatAnswer::yes) return false;
    partition.refine(solver_);
    return true;
  }

  /// A literal that holds only if the two differ.
  Literal difference(const LiteralPair& pair, const Partition& partition) {
    const auto known = helpers_.find(pair);
    if (known != helpers_.end()) return known->second;
    const Literal helper = helpers_.emplace(pair, asked_.newVariable()).first->second;
    const Literal one = partition.literal(pair.first);
    const Literal other = partition.literal(pair.second);
    solver_.add(std::array{!helper, one, other});
    solver_.add(std::array{!helper, !one, !other});
    solver_.prefer(helper);
    return helper;
  }

  /// To the first literal that it always agrees with. The last question about many pairs told that
  /// none of them differ, or nothing: then they are asked one by one.
  void join(std::size_t place, Partition& partition, Companions& companions) {
    while (partition.first(place) != place) {
      const LiteralPair pair{partition.first(place), place};
      SatAnswer differ = known_;
      if (known_ == SatAnswer::undetermined) differ = solver_.solve({difference(pair, partition)});
      if (differ == SatAnswer::yes) {
        partition.refine(solver_);
        continue;
      }
      if (differ == SatAnswer::undetermined) companions.undetermined.push_back(place);
      if (differ == SatAnswer::no) companions.leader[place] = leaderOf(pair, partition);
      return;
    }
  }

  Literal leaderOf(const LiteralPair& pair, const Partition& partition) const {
    const Literal leader = literals_[pair.first];
    const bool sameSign = (partition.literal(pair.first) == leader) ==
                          (partition.literal(pair.second) == literals_[pair.second]);
    return sameSign ? leader : !leader;
  }

  OneOfSolver asked_;
  SatSolver& solver_;
  std::span<const Literal> literals_;
  std::map<LiteralPair, Literal> helpers_{};
  SatAnswer known_ = SatAnswer::undetermined;
};

}  // namespace

Companions companionsOf(const Clauses& clauses, std::span<const Literal> literals,
                        const SatBudget& budget) {
  return CompanionQuestion(clauses, literals, budget).answered();
}

}  // namespace dyetrace
