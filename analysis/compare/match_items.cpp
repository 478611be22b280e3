#include "analysis/compare/match_items.h"

#include "analysis/compare/match_neighbours.h"
#include "analysis/compare/match_state.h"
#include "model/names.h"

namespace dyetrace {
namespace {

/// Every round pairs something, so this only bounds chains in which each match tells about the
/// next.
constexpr int kMostMatchRounds = 64;

bool matchRound(MatchState& state, const NeighboursOfBoth& neighbours, const MatchHints& hints) {
  return matchByNameAndOwner(state) || matchByName(state) || matchByWords(state) ||
         matchByNeighbours(state, neighbours) || matchByPlace(state, neighbours, hints) ||
         matchInterchangeable(state, neighbours, hints);
}

void matchRest(MatchState& state, const MatchHints& hints) {
  state.listLeft(hints);
  if (state.done()) return;
  const NeighboursOfBoth neighbours(state, hints.arcs(state.pairs()));
  for (int round = 0; round < kMostMatchRounds && !state.done(); ++round) {
    if (!matchRound(state, neighbours, hints)) break;
    state.tidy();
  }
  noteAmbiguous(state);
}

}  // namespace

std::string_view matchReasonWords(MatchReason reason) {
  switch (reason) {
    case MatchReason::key:
      return "same id";
    case MatchReason::stated:
      return "stated in a migration";
    case MatchReason::nameAndOwner:
      return "same kind, name and owner";
    case MatchReason::name:
      return "same kind and name";
    case MatchReason::words:
      return "same kind and words";
    case MatchReason::neighbours:
      return "same kind and neighbours";
    case MatchReason::place:
      return "same kind, drawn at the same place";
    case MatchReason::keyOnly:
      return "same id, but another kind and name";
    case MatchReason::interchangeable:
      return "nothing tells it from others of its kind";
    case MatchReason::none:
      break;
  }
  return "no partner";
}

double confidenceOf(MatchReason reason) {
  switch (reason) {
    case MatchReason::key:
    case MatchReason::stated:
      return 1.0;
    case MatchReason::nameAndOwner:
      return 0.9;
    case MatchReason::name:
    case MatchReason::words:
      return 0.8;
    case MatchReason::neighbours:
    case MatchReason::place:
      return 0.7;
    case MatchReason::keyOnly:
      return 0.6;
    case MatchReason::interchangeable:
      return 0.5;
    case MatchReason::none:
      break;
  }
  return 0.0;
}

MatchState::MatchState(const MatchSide& before, const MatchSide& after)
    : before_(before), after_(after) {
  pairs_.after.resize(before.items.size());
  pairs_.before.resize(after.items.size());
  pairs_.reason.resize(before.items.size(), MatchReason::none);
}

void MatchState::pair(ItemId before, ItemId after, MatchReason reason) {
  pairs_.after[before.index()] = after;
  pairs_.before[after.index()] = before;
  pairs_.reason[before.index()] = reason;
}

void MatchState::tidy() {
  std::erase_if(leftBefore_.items, [&](ItemId item) { return pairs_.after[item.index()].valid(); });
  std::erase_if(leftAfter_.items, [&](ItemId item) { return pairs_.before[item.index()].valid(); });
}

std::uint32_t MatchState::partnerNumber(bool isBefore, ItemId item) const {
  if (!item.valid()) return 0;
  if (!isBefore) item = pairs_.before[item.index()];
  const bool paired = item.valid() && pairs_.after[item.index()].valid();
  return paired ? static_cast<std::uint32_t>(item.index()) + 1 : 0;
}

std::string_view MatchState::folded(bool isBefore, ItemId item) const {
  return textIn((isBefore ? leftBefore_ : leftAfter_).names, item);
}

std::string_view MatchState::words(bool isBefore, ItemId item) const {
  return textIn((isBefore ? leftBefore_ : leftAfter_).words, item);
}

std::string_view MatchState::nameOrWords(bool isBefore, ItemId item) const {
  const std::string_view name = folded(isBefore, item);
  return name.empty() ? words(isBefore, item) : name;
}

std::string_view MatchState::textIn(const Texts& texts, ItemId item) {
  const auto found = texts.find(item.index());
  return found == texts.end() ? std::string_view() : std::string_view(found->second);
}

MatchState::Left MatchState::leftOf(bool isBefore, const MatchHints& hints) const {
  const MatchSide& side = isBefore ? before_ : after_;
  const std::vector<ItemId>& matched = isBefore ? pairs_.after : pairs_.before;
  Left left;
  for (const ItemId item : side.items.ids()) {
    if (matched[item.index()].valid()) continue;
    const std::uint32_t family = side.items[item].family;
    if (family < hints.onlyKeys.size() && hints.onlyKeys[family]) continue;
    left.items.push_back(item);
    const std::string_view name = side.items[item].name;
    if (!name.empty()) {
      left.names.emplace(item.index(), foldName(name));
    } else if (hints.words) {
      left.words.emplace(item.index(), hints.words(isBefore, item));
    }
  }
  return left;
}

void MatchState::listLeft(const MatchHints& hints) {
  leftBefore_ = leftOf(true, hints);
  leftAfter_ = leftOf(false, hints);
}

ItemPairs matchItems(const MatchSide& before, const MatchSide& after, const MatchHints& hints) {
  MatchState state(before, after);
  for (const auto& [old, now, reason] : hints.known) {
    const bool free =
        !state.pairs().after[old.index()].valid() && !state.pairs().before[now.index()].valid();
    if (free) state.pair(old, now, reason);
  }
  matchByKey(state, hints.withoutKeys);
  matchRest(state, hints);
  return state.take();
}

}  // namespace dyetrace
