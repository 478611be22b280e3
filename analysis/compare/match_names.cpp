// Matching by key, and by kind and name with or without the owner.

#include <algorithm>

#include "analysis/compare/alongside.h"
#include "analysis/compare/match_state.h"
#include "model/names.h"
#include "model/text_index.h"

namespace dyetrace {
namespace {

/// The families of a side one after another: items of one family stand together.
struct Family {
  std::size_t first = 0;
  std::size_t end = 0;
};

std::vector<Family> familiesOf(const MatchSide& side) {
  std::vector<Family> families;
  for (auto first = side.items.begin(); first != side.items.end();) {
    const std::uint32_t family = first->family;
    const auto end = std::partition_point(
        first, side.items.end(), [&](const MatchItem& item) { return item.family == family; });
    families.resize(family + 1);
    families[family] = {static_cast<std::size_t>(first - side.items.begin()),
                        static_cast<std::size_t>(end - side.items.begin())};
    first = end;
  }
  return families;
}

/// Only compared where a match rests on a bare key, so that the cost does not matter.
MatchReason reasonOfKey(const MatchItem& before, const MatchItem& after) {
  const bool unnamed = before.name.empty() || after.name.empty();
  if (before.kind == after.kind || unnamed || before.name == after.name) return MatchReason::key;
  return foldName(before.name) == foldName(after.name) ? MatchReason::key : MatchReason::keyOnly;
}

void pairByKey(MatchState& state, std::size_t before, std::size_t after) {
  const MatchItem& old = state.before().items[ItemId(before)];
  const MatchItem& now = state.after().items[ItemId(after)];
  state.pair(ItemId(before), ItemId(after), reasonOfKey(old, now));
}

bool haveOneKey(const MatchState& state, std::size_t before, std::size_t after) {
  const std::string_view key = state.before().items[ItemId(before)].key;
  return !key.empty() && key == state.after().items[ItemId(after)].key;
}

/// Most things stand in the same order on both sides, so that few are left for an index.
void matchAlongside(MatchState& state, Family before, Family after) {
  walkAlongside(
      before.end - before.first, after.end - after.first,
      [&](std::size_t i, std::size_t j) {
        return haveOneKey(state, before.first + i, after.first + j);
      },
      [&](std::size_t i, std::size_t j) {
        const std::size_t old = before.first + i;
        const std::size_t now = after.first + j;
        const bool free = !state.pairs().after[old].valid() && !state.pairs().before[now].valid();
        if (free) pairByKey(state, old, now);
      },
      [](std::size_t) {}, [](std::size_t) {});
}

/// By an index of what is left after.
void matchAnywhere(MatchState& state, Family before, Family after) {
  const auto keyOf = [&](std::uint32_t index) { return state.after().items[ItemId(index)].key; };
  TextIndex keys;
  for (std::size_t index = after.first; index < after.end; ++index) {
    const auto number = static_cast<std::uint32_t>(index);
    const bool left = !state.pairs().before[index].valid();
    if (left && !keyOf(number).empty()) keys.add(keyOf(number), number, keyOf);
  }
  for (std::size_t index = before.first; index < before.end; ++index) {
    const std::string_view key = state.before().items[ItemId(index)].key;
    if (key.empty() || state.pairs().after[index].valid()) continue;
    const auto found = keys.find(key, keyOf);
    if (found && !state.pairs().before[*found].valid()) pairByKey(state, index, *found);
  }
}

/// Of one kind and text; 0 without a text.
std::uint64_t textKey(const MatchItem& item, std::string_view text) {
  if (text.empty()) return 0;
  return mixed(mixed(item.family, item.kind), std::hash<std::string_view>{}(text)) | 1U;
}

std::uint64_t nameKey(const MatchState& state, bool isBefore, ItemId id) {
  return textKey(state.item(isBefore, id), state.folded(isBefore, id));
}

std::uint64_t wordsKey(const MatchState& state, bool isBefore, ItemId id) {
  return textKey(state.item(isBefore, id), state.words(isBefore, id));
}

/// The same under one owner; 0 if the owner has no partner.
std::uint64_t withOwner(const MatchState& state, bool isBefore, ItemId id, std::uint64_t key) {
  const ItemId owner = state.item(isBefore, id).owner;
  const std::uint32_t partner = state.partnerNumber(isBefore, owner);
  if (key == 0 || (owner.valid() && partner == 0)) return 0;
  return mixed(key, partner) | 1U;
}

/// Pairs the groups of one and one.
bool pairUnique(MatchState& state, const std::vector<JoinGroup>& groups, MatchReason reason) {
  bool any = false;
  for (const JoinGroup& group : groups) {
    if (group.before.size() != 1 || group.after.size() != 1) continue;
    const ItemId old = group.before[0];
    const ItemId now = group.after[0];
    if (state.nameOrWords(true, old) != state.nameOrWords(false, now)) continue;
    state.pair(old, now, reason);
    any = true;
  }
  return any;
}

}  // namespace

void matchByKey(MatchState& state, const std::vector<bool>& withoutKeys) {
  const std::vector<Family> before = familiesOf(state.before());
  const std::vector<Family> after = familiesOf(state.after());
  for (std::size_t family = 0; family < std::min(before.size(), after.size()); ++family) {
    const bool skip = family < withoutKeys.size() && withoutKeys[family];
    if (skip) continue;
    matchAlongside(state, before[family], after[family]);
    matchAnywhere(state, before[family], after[family]);
  }
}

bool matchByNameAndOwner(MatchState& state) {
  const auto key = [&](bool isBefore, ItemId id) {
    return withOwner(state, isBefore, id, nameKey(state, isBefore, id));
  };
  return pairUnique(state, joinLeft(state, key), MatchReason::nameAndOwner);
}

bool matchByName(MatchState& state) {
  const auto key = [&](bool isBefore, ItemId id) { return nameKey(state, isBefore, id); };
  return pairUnique(state, joinLeft(state, key), MatchReason::name);
}

bool matchByWords(MatchState& state) {
  const auto key = [&](bool isBefore, ItemId id) { return wordsKey(state, isBefore, id); };
  const auto inOwner = [&](bool isBefore, ItemId id) {
    return withOwner(state, isBefore, id, key(isBefore, id));
  };
  return pairUnique(state, joinLeft(state, inOwner), MatchReason::words) ||
         pairUnique(state, joinLeft(state, key), MatchReason::words);
}

void noteAmbiguous(MatchState& state) {
  const auto key = [&](bool isBefore, ItemId id) { return nameKey(state, isBefore, id); };
  for (JoinGroup& group : joinLeft(state, key)) {
    state.note({std::move(group.before), std::move(group.after), false});
  }
}

}  // namespace dyetrace
