#include "analysis/settings/counting/elimination_order.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace dyetrace {
namespace {

/// Variables joined by groups: at first the clauses, later also what became of those that were
/// joined when a variable was taken out (a quotient graph; George and Liu 1989).
class Elimination {
 public:
  Elimination(const Clauses& clauses, const std::vector<bool>& late)
      : late_(late), groupsOf_(clauses.variables()), degree_(clauses.variables(), 0) {
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      std::vector<std::uint32_t> group;
      for (const Literal literal : clauses[i])
        group.push_back(static_cast<std::uint32_t>(literal.variable()));
      addGroup(std::move(group));
    }
    seen_.assign(clauses.variables(), 0);
    for (std::uint32_t variable = 0; variable < clauses.variables(); ++variable) enqueue(variable);
  }

  /// The first to be taken out in front.
  std::vector<std::uint32_t> order() {
    std::vector<std::uint32_t> order;
    while (!queue_.empty()) {
      const std::uint32_t variable = std::get<2>(*queue_.begin());
      queue_.erase(queue_.begin());
      order.push_back(variable);
      takeOut(variable);
    }
    return order;
  }

 private:
  /// Above this sum of sizes the degree is only bounded.
  static constexpr std::size_t kMostCountedExactly = 2000;

  void addGroup(std::vector<std::uint32_t> group) {
    for (const std::uint32_t variable : group)
      groupsOf_[variable].push_back(static_cast<std::uint32_t>(groups_.size()));
    groups_.push_back(std::move(group));
  }

  void enqueue(std::uint32_t variable) {
    degree_[variable] = degreeOf(variable);
    queue_.emplace(!late_[variable], degree_[variable], variable);
  }

  std::size_t degreeOf(std::uint32_t variable) {
    std::size_t bound = 0;
    for (const std::uint32_t group : groupsOf_[variable]) bound += groups_[group].size() - 1;
    if (bound > kMostCountedExactly) return bound;
    ++round_;
    std::size_t degree = 0;
    for (const std::uint32_t group : groupsOf_[variable]) {
      for (const std::uint32_t other : groups_[group])
        degree += std::exchange(seen_[other], round_) != round_ ? 1 : 0;
    }
    return degree;
  }

  void takeOut(std::uint32_t variable) {
    ++round_;
    seen_[variable] = round_;
    std::vector<std::uint32_t> joined;
    for (const std::uint32_t group : groupsOf_[variable]) {
      for (const std::uint32_t other : groups_[group]) {
        if (std::exchange(seen_[other], round_) != round_) joined.push_back(other);
      }
      groups_[group].clear();
    }
    std::sort(joined.begin(), joined.end());
    for (const std::uint32_t other : joined) {
      std::erase_if(groupsOf_[other], [&](std::uint32_t group) { return groups_[group].empty(); });
    }
    addGroup(joined);
    for (const std::uint32_t other : joined) {
      queue_.erase({!late_[other], degree_[other], other});
      enqueue(other);
    }
  }

  const std::vector<bool>& late_;
  std::vector<std::vector<std::uint32_t>> groups_{};
  std::vector<std::vector<std::uint32_t>> groupsOf_;
  std::vector<std::size_t> degree_;
  std::vector<std::uint32_t> seen_{};
  std::uint32_t round_ = 0;
  std::set<std::tuple<bool, std::size_t, std::uint32_t>> queue_{};
};

}  // namespace

std::vector<std::uint32_t> decisionOrder(const Clauses& clauses, const std::vector<bool>& late) {
  std::vector<std::uint32_t> order = Elimination(clauses, late).order();
  std::reverse(order.begin(), order.end());
  return order;
}

}  // namespace dyetrace
