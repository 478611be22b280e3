#include <algorithm>
#include <limits>
#include <vector>

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

/// The cheapest ways from `from` into a diagram. Whatever a way does not ask for stays as it is: to
/// change it too would not be cheapest.
class ConditionDiagram::Search {
 public:
  Search(const ConditionDiagram& owner, const Configuration& from, const ChangeCosts& costs)
      : owner_(owner),
        from_(from),
        costs_(costs),
        forced_(owner.digits_.size()),
        mayChange_(owner.digits_.size(), false) {}

  std::optional<Nearest> run(Node start) {
    const ChangeCost least = effort(start);
    if (least == kNoWay) return std::nullopt;
    noteChanges(start);
    decideWhatChanges(start, least.changes);
    decideOptions(start);
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
  struct Nothing {};
  struct Forced {
    bool decided = false;
    bool changes = false;
    std::optional<std::size_t> option{};
  };

  ChangeCost step(const Digits& digits, std::size_t option) const {
    if (option == from_[digits.setting]) return {};
    return {costs_[digits.setting.index()], 1};
  }

  /// Of a step and what comes after it.
  ChangeCost effort(const Digits& digits, std::size_t option, Node next) {
    const ChangeCost made = step(digits, option);
    if (made.cost == kFixed) return kNoWay;
    const ChangeCost rest = effort(next);
    return rest == kNoWay ? kNoWay : ChangeCost{made.cost + rest.cost, made.changes + rest.changes};
  }

  ChangeCost effort(Node node) {
    if (node == DecisionDiagrams::kNever) return kNoWay;
    const std::size_t asked = owner_.rank(node);
    if (asked == owner_.digits_.size()) return {};
    if (const ChangeCost* known = known_.find(node)) return *known;
    const Digits& digits = owner_.digits_[asked];
    ChangeCost best = kNoWay;
    for (std::size_t option = 0; option < digits.options; ++option)
      best = std::min(best, effort(digits, option, owner_.follow(node, digits, option)));
    known_.add(node, best);
    return best;
  }

  /// Whether `visit` says of the next step of some cheapest way that it is what is looked for.
  template <class Visit>
  bool anyStep(Node node, const Visit& visit) {
    const std::size_t asked = owner_.rank(node);
    const Digits& digits = owner_.digits_[asked];
    const ChangeCost least = effort(node);
    for (std::size_t option = 0; option < digits.options; ++option) {
      const Node next = owner_.follow(node, digits, option);
      if (effort(digits, option, next) == least && visit(asked, option, next)) return true;
    }
    return false;
  }

  bool changes(std::size_t place, std::size_t option) const {
    return option != from_[owner_.digits_[place].setting];
  }

  /// The settings that some cheapest way changes.
  void noteChanges(Node node) {
    if (owner_.rank(node) == owner_.digits_.size() || !isNew(node)) return;
    anyStep(node, [&](std::size_t place, std::size_t option, Node next) {
      if (changes(place, option)) mayChange_[place] = true;
      noteChanges(next);
      return false;
    });
  }

  /// Whether some cheapest way does what is forced so far.
  bool isPossible(Node start) {
    seen_.clear();
    return isPossible(start, 0);
  }

  /// After what has been asked for before a place.
  bool isPossible(Node node, std::size_t begin) {
    const std::size_t asked = owner_.rank(node);
    for (std::size_t place = begin; place < asked; ++place) {
      if (forced_[place].changes) return false;
    }
    if (asked == owner_.digits_.size()) return true;
    if (!isNew(node)) return false;
    return anyStep(node, [&](std::size_t place, std::size_t option, Node next) {
      return allows(place, option) && isPossible(next, place + 1);
    });
  }

  bool isNew(Node node) {
    if (seen_.find(node) != nullptr) return false;
    seen_.add(node, {});
    return true;
  }

  bool allows(std::size_t place, std::size_t option) const {
    const Forced& forced = forced_[place];
    if (forced.decided && forced.changes != changes(place, option)) return false;
    return !forced.option || *forced.option == option;
  }

  /// Of the cheapest ways one that changes the first settings.
  void decideWhatChanges(Node start, std::uint64_t left) {
    for (const SettingId id : owner_.scope().settings) {
      const std::size_t place = owner_.digitsOf_[id.index()];
      Forced& forced = forced_[place];
      const bool can = left > 0 && mayChange_[place];
      forced = {true, can, {}};
      if (can && isPossible(start)) {
        --left;
      } else {
        forced.changes = false;
      }
    }
  }

  void decideOptions(Node start) {
    for (const SettingId id : owner_.scope().settings) {
      Forced& forced = forced_[owner_.digitsOf_[id.index()]];
      if (!forced.changes) continue;
      for (std::size_t option = 0;; ++option) {
        forced.option = option;
        if (option != from_[id] && isPossible(start)) break;
      }
    }
  }

  const ConditionDiagram& owner_;
  const Configuration& from_;
  const ChangeCosts& costs_;
  std::vector<Forced> forced_;   ///< By place in digits_,
  std::vector<bool> mayChange_;  ///< and the same.
  NumberMap<Nothing> seen_;      ///< By node: where a walk has been,
  NumberMap<ChangeCost> known_;  ///< and what is left to do.
};

std::optional<Nearest> ConditionDiagram::nearest(Handle a, const Configuration& from,
                                                 const ChangeCosts& costs) {
  if (!scope().hidden.empty()) throw OutOfBudget();
  const DecisionDiagram members = membersOf(a);
  return Search(*this, from, costs).run(members.node());
}

}  // namespace dyetrace
