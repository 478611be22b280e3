#include "analysis/settings/most_private.h"

#include <algorithm>

namespace dyetrace {
namespace {

/// Equal conditions joined, heaviest first, without those that never hold.
std::vector<WeightedCondition> joined(const std::vector<WeightedCondition>& exposures) {
  std::vector<WeightedCondition> distinct;
  for (const WeightedCondition& each : exposures) {
    if (each.condition.never() || each.weight == 0) continue;
    const auto same = std::find_if(
        distinct.begin(), distinct.end(),
        [&](const WeightedCondition& known) { return known.condition == each.condition; });
    if (same == distinct.end()) {
      distinct.push_back(each);
    } else {
      same->weight += each.weight;
    }
  }
  std::stable_sort(distinct.begin(), distinct.end(),
                   [](const auto& a, const auto& b) { return a.weight > b.weight; });
  return distinct;
}

class Branching {
 public:
  Branching(std::vector<WeightedCondition> exposures, const Configuration& start,
            const ChangeCosts& costs, std::size_t steps)
      : exposures_(std::move(exposures)), start_(start), costs_(costs), left_(steps) {}

  void branch(const Condition& allowed, std::size_t next, std::uint64_t weight) {
    if (best_ && weight > best_->weight) return;
    if (left_-- == 0) throw OutOfBudget();
    if (next == exposures_.size()) {
      offer(allowed, weight);
      return;
    }
    const Condition without = allowed & !exposures_[next].condition;
    if (reachable(without)) branch(without, next + 1, weight);
    const Condition with = allowed & exposures_[next].condition;
    if (reachable(with)) branch(with, next + 1, weight + exposures_[next].weight);
  }

  std::optional<BestConfiguration> best() const { return best_; }

 private:
  bool reachable(const Condition& allowed) const {
    return !allowed.never() && allowed.nearest(start_, costs_).has_value();
  }

  void offer(const Condition& allowed, std::uint64_t weight) {
    const auto nearest = allowed.nearest(start_, costs_);
    if (!nearest) return;
    const bool better = !best_ || weight < best_->weight ||
                        (weight == best_->weight && nearest->cost < best_->nearest.cost);
    if (better) best_ = {*nearest, weight};
  }

  std::vector<WeightedCondition> exposures_;
  const Configuration& start_;
  const ChangeCosts& costs_;
  std::size_t left_;
  std::optional<BestConfiguration> best_;
};

}  // namespace

std::optional<BestConfiguration> leastExposed(const std::vector<WeightedCondition>& exposures,
                                              const Condition& allowed, const Configuration& start,
                                              const ChangeCosts& costs, std::size_t steps) {
  Branching search(joined(exposures), start, costs, steps);
  search.branch(allowed, 0, 0);
  return search.best();
}

}  // namespace dyetrace
