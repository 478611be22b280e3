#pragma once

// Sets of numbered items in the order of their cost, under conditions that become known one after
// the other: lists of which an item must be chosen, and sets that must not be chosen together.
//
// This is the master problem of finding a cheapest hitting set by its counterexamples (the implicit
// hitting set approach: Chandrasekaran, Karp, Moreno-Centeno, Vempala, SODA 2011): whoever asks
// tries the cheapest set, and where it fails says which items might have helped. If every list said
// so truly, the first set that works is a cheapest one of all.
//
//   CheapestSets sets({4, 6, 8});
//   sets.needOneOf({0, 2});
//   sets.next(everything);   // {0}

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace dyetrace {

using ItemSet = std::vector<std::size_t>;  ///< Sorted.

class CheapestSets {
 public:
  /// More changes than this are no remedy but another design.
  static constexpr std::size_t kMostItems = 3;

  /// Costs are positive.
  explicit CheapestSets(std::vector<int> costs) : costs_(std::move(costs)) {}

  void needOneOf(ItemSet items) { needed_.push_back(std::move(items)); }
  void notTogether(ItemSet items) { barred_.push_back(std::move(items)); }
  /// Of `items` one is needed where all of `chosen` are.
  void needWith(ItemSet chosen, ItemSet items) {
    conditional_.emplace_back(std::move(chosen), std::move(items));
  }

  /// The cheapest set of allowed items that fits; nothing if there is none of at most kMostItems.
  std::optional<ItemSet> next(const std::vector<bool>& allowed);

  /// Whether larger sets might have fitted in the last search.
  bool cutShort() const { return cutShort_; }

 private:
  void search(ItemSet& chosen, int cost);
  const ItemSet* firstMissed(const ItemSet& chosen) const;
  bool isBarred(const ItemSet& chosen) const;
  ItemSet choicesIn(const ItemSet& needed) const;

  std::vector<int> costs_;
  std::vector<ItemSet> needed_;
  std::vector<ItemSet> barred_;
  std::vector<std::pair<ItemSet, ItemSet>> conditional_;
  std::vector<bool> open_;  ///< May still be chosen.
  ItemSet best_;
  int bestCost_ = 0;
  bool found_ = false;
  bool cutShort_ = false;
};

}  // namespace dyetrace
