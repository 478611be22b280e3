#include <algorithm>
#include <limits>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "analysis/condition_diagram.h"
#include "analysis/number_map.h"

namespace dyetrace {
namespace {

/// What it takes to get somewhere: the cost first, then how many settings change.
struct ChangeCost {
  std::uint64_t cost = 0;
  std::uint64_t changes = 0;
  auto operator<=>(const ChangeCost&) const = default;
};

constexpr ChangeCost kNoWay{std::numeric_limits<std::uint64_t>::max(), 0};

}  // namespace

/// The least effort from `from` into a diagram, where some settings are no longer free.
class ConditionDiagram::Search {
 public:
  Search(ConditionDiagram& owner, const Configuration& from, const ChangeCosts& costs)
      : owner_(owner),
        from_(from),
        costs_(costs),
        forced_(owner.digits_.size()),
        mayChange_(owner.digits_.size(), false) {}

  std::optional<Nearest> run(Node start) {
    const ChangeCost least = effort(start);
    if (least == kNoWay) return std::nullopt;
    noteChanges(start);
    decideWhatChanges(start, least);
    decideOptions(start, least);
    Nearest nearest{from_, least.cost, {}};
    for (const SettingId id : owner_.scope().settings) {
      const Forced& forced = forced_[owner_.digitsOf_[id.index()]];
      if (!forced.changes) continue;
      nearest.changed.push_back(id);
      nearest.configuration.choose(id, *forced.option);
    }
    return nearest;
  }

 private:
  struct Forced {
    bool decided = false;
    bool changes = false;
    std::optional<std::size_t> option{};
  };

  bool allows(const Digits& digits, std::size_t option) const {
    const Forced& forced = forced_[owner_.digitsOf_[digits.setting.index()]];
    const bool changes = option != from_[digits.setting];
    if (changes && costs_[digits.setting.index()] == kFixed) return false;
    if (forced.decided && forced.changes != changes) return false;
    return !forced.option || *forced.option == option;
  }

  ChangeCost step(const Digits& digits, std::size_t option) const {
    if (option == from_[digits.setting]) return {};
    return {costs_[digits.setting.index()], 1};
  }

  /// Settings that a path does not ask for are free; those that must change there still cost.
  ChangeCost skipped(std::size_t begin, std::size_t end) const {
    ChangeCost sum;
    for (std::size_t i = begin; i < end; ++i) {
      if (!forced_[i].changes) continue;
      sum.cost += costs_[owner_.digits_[i].setting.index()];
      sum.changes += 1;
    }
    return sum;
  }

  ChangeCost effort(Node start) {
    known_.clear();
    ChangeCost least = from(start);
    return least == kNoWay ? least : plus(skipped(0, owner_.rank(start)), least);
  }

  static ChangeCost plus(ChangeCost a, ChangeCost b) {
    return {a.cost + b.cost, a.changes + b.changes};
  }

  ChangeCost from(Node node) {
    if (node == DecisionDiagrams::kNever) return kNoWay;
    if (node == DecisionDiagrams::kAlways) return {};
    if (const ChangeCost* known = known_.find(node)) return *known;
    const Digits& digits = owner_.digitsAsked(node);
    ChangeCost best = kNoWay;
    for (std::size_t option = 0; option < digits.options; ++option) {
      if (!allows(digits, option)) continue;
      const Node next = owner_.follow(node, digits, option);
      const ChangeCost rest = from(next);
      if (rest == kNoWay) continue;
      const ChangeCost between = skipped(owner_.rank(node) + 1, owner_.rank(next));
      best = std::min(best, plus(step(digits, option), plus(between, rest)));
    }
    known_.add(node, best);
    return best;
  }

  /// The settings that some cheapest way changes, as long as nothing is forced.
  void noteChanges(Node node) {
    if (DecisionDiagrams::isConstant(node) || !noted_.insert(node).second) return;
    const Digits& digits = owner_.digitsAsked(node);
    for (std::size_t option = 0; option < digits.options; ++option) {
      if (!allows(digits, option)) continue;
      const Node next = owner_.follow(node, digits, option);
      const ChangeCost rest = from(next);
      if (rest == kNoWay || plus(step(digits, option), rest) != from(node)) continue;
      if (option != from_[digits.setting]) mayChange_[owner_.rank(node)] = true;
      noteChanges(next);
    }
  }

  /// Of the cheapest ways one that changes the first settings.
  void decideWhatChanges(Node start, ChangeCost least) {
    std::uint64_t left = least.changes;
    for (const SettingId id : owner_.scope().settings) {
      const std::size_t place = owner_.digitsOf_[id.index()];
      Forced& forced = forced_[place];
      const bool can = left > 0 && mayChange_[place];
      forced = {true, can, {}};
      if (can && effort(start) == least) {
        --left;
      } else {
        forced.changes = false;
      }
    }
  }

  void decideOptions(Node start, ChangeCost least) {
    for (const SettingId id : owner_.scope().settings) {
      Forced& forced = forced_[owner_.digitsOf_[id.index()]];
      if (!forced.changes) continue;
      for (std::size_t option = 0;; ++option) {
        forced.option = option;
        if (option != from_[id] && effort(start) == least) break;
      }
    }
  }

  ConditionDiagram& owner_;
  const Configuration& from_;
  const ChangeCosts& costs_;
  std::vector<Forced> forced_;   ///< By place in digits_,
  std::vector<bool> mayChange_;  ///< and the same.
  std::unordered_set<Node> noted_;
  NumberMap<ChangeCost> known_;  ///< By node.
};

std::optional<Nearest> ConditionDiagram::nearest(Handle a, const Configuration& from,
                                                 const ChangeCosts& costs) {
  if (!scope().hidden.empty()) throw OutOfBudget();
  const DecisionDiagram members = membersOf(a);
  return Search(*this, from, costs).run(members.node());
}

}  // namespace dyetrace
