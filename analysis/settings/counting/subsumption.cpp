#include "analysis/settings/counting/subsumption.h"

#include <algorithm>
#include <utility>

namespace dyetrace {
namespace {

using Clause = std::vector<Literal>;

class Subsumption {
 public:
  Subsumption(std::vector<Clause> clauses, std::size_t variables)
      : clauses_(std::move(clauses)), containing_(2 * variables) {
    std::sort(clauses_.begin(), clauses_.end(), shorterFirst);
    clauses_.erase(std::unique(clauses_.begin(), clauses_.end()), clauses_.end());
    for (std::uint32_t i = 0; i < clauses_.size(); ++i) {
      for (const Literal literal : clauses_[i]) containing_[literal.code()].push_back(i);
    }
  }

  std::vector<Clause> left() {
    for (std::uint32_t i = 0; i < clauses_.size(); ++i) waiting_.push_back(i);
    // Shortened clauses queue up again.
    for (std::size_t next = 0; next < waiting_.size(); ++next) use(waiting_[next]);
    std::erase_if(clauses_, [](const Clause& clause) { return clause.empty(); });
    std::sort(clauses_.begin(), clauses_.end(), shorterFirst);
    clauses_.erase(std::unique(clauses_.begin(), clauses_.end()), clauses_.end());
    return std::move(clauses_);
  }

 private:
  /// Longer occurrence lists are passed over: there is little to gain for the effort.
  static constexpr std::size_t kMostOccurrences = 400;

  static bool shorterFirst(const Clause& a, const Clause& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  }

  void use(std::uint32_t index) {
    if (clauses_[index].empty()) return;
    dropThoseThatContain(index);
    for (std::size_t i = 0; i < clauses_[index].size(); ++i) shortenBy(index, i);
  }

  void dropThoseThatContain(std::uint32_t index) {
    const Clause& clause = clauses_[index];
    for (const std::uint32_t other : rarest(clause)) {
      const bool longer = clauses_[other].size() > clause.size() ||
                          (clauses_[other].size() == clause.size() && other > index);
      if (other != index && longer && contains(clauses_[other], clause)) clauses_[other].clear();
    }
  }

  /// Another clause that contains this one but for the sign of one literal can do without that.
  void shortenBy(std::uint32_t index, std::size_t place) {
    Clause flipped = clauses_[index];
    const Literal out = !flipped[place];
    flipped[place] = out;
    std::sort(flipped.begin(), flipped.end());
    if (containing_[out.code()].size() > kMostOccurrences) return;
    for (const std::uint32_t other : containing_[out.code()]) {
      Clause& shorter = clauses_[other];
      if (shorter.size() < std::max<std::size_t>(flipped.size(), 3)) continue;
      if (!contains(shorter, flipped)) continue;
      shorter.erase(std::find(shorter.begin(), shorter.end(), out));
      waiting_.push_back(other);
    }
  }

  const std::vector<std::uint32_t>& rarest(const Clause& clause) const {
    static const std::vector<std::uint32_t> kNone;
    const std::vector<std::uint32_t>* best = nullptr;
    for (const Literal literal : clause) {
      const auto& list = containing_[literal.code()];
      if (best == nullptr || list.size() < best->size()) best = &list;
    }
    return best == nullptr || best->size() > kMostOccurrences ? kNone : *best;
  }

  static bool contains(const Clause& longer, const Clause& shorter) {
    return std::includes(longer.begin(), longer.end(), shorter.begin(), shorter.end());
  }

  std::vector<Clause> clauses_;
  std::vector<std::vector<std::uint32_t>> containing_;
  std::vector<std::uint32_t> waiting_{};
};

}  // namespace

std::vector<std::vector<Literal>> withoutSubsumed(std::vector<std::vector<Literal>> clauses,
                                                  std::size_t variables) {
  return Subsumption(std::move(clauses), variables).left();
}

}  // namespace dyetrace
