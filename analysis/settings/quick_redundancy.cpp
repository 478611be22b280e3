#include "analysis/settings/quick_redundancy.h"

#include <algorithm>
#include <optional>

#include "analysis/settings/counting/propagation.h"

namespace dyetrace {
namespace {

/// Choices made to mend the solution for one constraint. Where more are needed, search is better.
constexpr std::size_t kMostChoices = 200;
/// Literals and clauses looked at in all; the same on every machine.
constexpr std::uint64_t kMostEffort = 200'000'000;

/// In which clauses a literal stands.
class Occurrences {
 public:
  explicit Occurrences(const Clauses& clauses) : begins_(2 * clauses.variables() + 1, 0) {
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      for (const Literal literal : clauses[i]) ++begins_[literal.code() + 1];
    }
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    list_.resize(clauses.length());
    std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      for (const Literal literal : clauses[i])
        list_[next[literal.code()]++] = static_cast<std::uint32_t>(i);
    }
  }

  std::span<const std::uint32_t> of(Literal literal) const {
    const std::size_t begin = begins_[literal.code()];
    return {list_.data() + begin, begins_[literal.code() + 1] - begin};
  }

 private:
  std::vector<std::size_t> begins_;
  std::vector<std::uint32_t> list_{};
};

Clauses longerThanOne(const Clauses& clauses) {
  Clauses longer;
  while (longer.variables() < clauses.variables()) longer.newVariable();
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (clauses[i].size() > 1) longer.add(clauses[i]);
  }
  return longer;
}

class QuickRedundancy {
 public:
  explicit QuickRedundancy(const SwitchedConstraints& constraints)
      : asked_(constraints),
        clauses_(longerThanOne(constraints.clauses)),
        occurrences_(clauses_),
        assigned_(clauses_),
        answers_(constraints.switches.size(), SatAnswer::undetermined) {}

  std::vector<SatAnswer> answered() {
    for (std::size_t i = 0; i < asked_.clauses.size(); ++i) {
      if (asked_.clauses[i].size() == 1) hold(asked_.clauses[i][0]);
    }
    if (!answers_.empty()) ask(0, answers_.size());
    return std::move(answers_);
  }

 private:
  /// False if that contradicts what holds already.
  bool hold(Literal literal) {
    if (assigned_.fails(literal)) return false;
    return assigned_.holds(literal) || assigned_.decide(literal);
  }

  /// All switches outside the range are on. Halving it turns each of them on only as often as the
  /// list can be halved.
  void ask(std::size_t begin, std::size_t end) {
    if (effort_ + assigned_.effort() > kMostEffort) return;
    if (end - begin == 1) {
      askOne(begin);
      return;
    }
    const std::size_t middle = begin + (end - begin) / 2;
    askWith(middle, end, begin, middle);
    askWith(begin, middle, middle, end);
  }

  void askWith(std::size_t onBegin, std::size_t onEnd, std::size_t begin, std::size_t end) {
    const std::size_t before = assigned_.trail().size();
    for (std::size_t i = onBegin; i < onEnd; ++i) hold(asked_.switches[i]);
    ask(begin, end);
    assigned_.backTo(before);
  }

  void askOne(std::size_t place) {
    const std::size_t before = assigned_.trail().size();
    if (!hold(asked_.opposites[place])) {
      answers_[place] = SatAnswer::yes;
    } else if (mend(before)) {
      answers_[place] = SatAnswer::no;
    }
    assigned_.backTo(before);
  }

  bool holdsNow(Literal literal) const {
    if (assigned_.assigned(literal.variable())) return assigned_.holds(literal);
    return asked_.solution[literal.variable()] == literal.positive();
  }

  /// Whether the solution, changed to what is assigned, still is one after a few more changes.
  bool mend(std::size_t from) {
    std::size_t choices = 0;
    for (std::size_t next = from; next < assigned_.trail().size(); ++next) {
      const Literal changed = assigned_.trail()[next];
      if (asked_.solution[changed.variable()] == changed.positive()) continue;
      for (const std::uint32_t clause : occurrences_.of(!changed)) {
        if (holdsSomewhere(clauses_[clause])) continue;
        const std::optional<Literal> open = firstOpen(clauses_[clause]);
        if (++choices > kMostChoices || !open || !assigned_.decide(*open)) return false;
      }
    }
    return true;
  }

  bool holdsSomewhere(std::span<const Literal> clause) {
    effort_ += clause.size();
    return std::any_of(clause.begin(), clause.end(),
                       [this](Literal literal) { return holdsNow(literal); });
  }

  std::optional<Literal> firstOpen(std::span<const Literal> clause) const {
    const auto open = std::find_if(clause.begin(), clause.end(), [this](Literal literal) {
      return !assigned_.assigned(literal.variable());
    });
    if (open == clause.end()) return std::nullopt;
    return *open;
  }

  const SwitchedConstraints& asked_;
  Clauses clauses_;
  Occurrences occurrences_;
  Propagation assigned_;
  std::vector<SatAnswer> answers_;
  std::uint64_t effort_ = 0;
};

}  // namespace

std::vector<SatAnswer> followsFromOthers(const SwitchedConstraints& constraints) {
  return QuickRedundancy(constraints).answered();
}

}  // namespace dyetrace
