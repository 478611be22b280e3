#pragma once

// What the steps of matching share: the pairs so far, what is left on each side, and joins of what
// is left by a 64-bit key that both sides compute alike.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analysis/compare/match_items.h"

namespace dyetrace {

/// Mixes a number into a hash, whose order counts (the finalizer of SplitMix64).
inline std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
  std::uint64_t z = hash * 0x9e3779b97f4a7c15U + value + 0x9e3779b97f4a7c15U;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

class MatchState {
 public:
  MatchState(const MatchSide& before, const MatchSide& after);

  const MatchSide& before() const { return before_; }
  const MatchSide& after() const { return after_; }
  const MatchItem& item(bool isBefore, ItemId item) const {
    return (isBefore ? before_ : after_).items[item];
  }
  const ItemPairs& pairs() const { return pairs_; }
  ItemPairs take() { return std::move(pairs_); }

  void pair(ItemId before, ItemId after, MatchReason reason);
  void note(AmbiguousItems items) { pairs_.ambiguous.push_back(std::move(items)); }
  /// Forgets what has been paired since the last call.
  void tidy();

  const std::vector<ItemId>& leftBefore() const { return leftBefore_.items; }
  const std::vector<ItemId>& leftAfter() const { return leftAfter_.items; }
  bool done() const { return leftBefore().empty() || leftAfter().empty(); }

  /// A number that partners share; 0 for what has no partner.
  std::uint32_t partnerNumber(bool isBefore, ItemId item) const;
  /// The name without case and separators; only for what was left after the keys.
  std::string_view folded(bool isBefore, ItemId item) const;
  /// What an item without a name says of itself.
  std::string_view words(bool isBefore, ItemId item) const;
  std::string_view nameOrWords(bool isBefore, ItemId item) const;
  /// Lists what is left, without the families that go by keys only, with its names and words.
  void listLeft(const MatchHints& hints);

 private:
  using Texts = std::unordered_map<std::size_t, std::string>;

  struct Left {
    std::vector<ItemId> items;
    Texts names;
    Texts words;
  };

  static std::string_view textIn(const Texts& texts, ItemId item);
  Left leftOf(bool isBefore, const MatchHints& hints) const;

  const MatchSide& before_;
  const MatchSide& after_;
  ItemPairs pairs_;
  Left leftBefore_;
  Left leftAfter_;
};

/// Items of both sides that have one key.
struct JoinGroup {
  std::vector<ItemId> before;
  std::vector<ItemId> after;
};

/// Groups what is left by `keyOf(isBefore, item)`; items with key 0 take no part. Groups with both
/// sides, in the order of their first item before.
template <class KeyOf>
std::vector<JoinGroup> joinLeft(const MatchState& state, KeyOf keyOf) {
  std::unordered_map<std::uint64_t, std::size_t> numbers;
  std::vector<JoinGroup> groups;
  for (const ItemId item : state.leftBefore()) {
    const std::uint64_t key = keyOf(true, item);
    if (key == 0) continue;
    const auto [entry, isNew] = numbers.emplace(key, groups.size());
    if (isNew) groups.emplace_back();
    groups[entry->second].before.push_back(item);
  }
  for (const ItemId item : state.leftAfter()) {
    const auto found = numbers.find(keyOf(false, item));
    if (found != numbers.end()) groups[found->second].after.push_back(item);
  }
  std::erase_if(groups, [](const JoinGroup& group) { return group.after.empty(); });
  return groups;
}

/// Each step pairs what it can and says whether that was anything.
void matchByKey(MatchState& state, const std::vector<bool>& withoutKeys);
bool matchByNameAndOwner(MatchState& state);
bool matchByName(MatchState& state);
bool matchByWords(MatchState& state);
/// Lists what could be several and was not paired.
void noteAmbiguous(MatchState& state);

}  // namespace dyetrace
