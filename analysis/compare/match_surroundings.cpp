// Matching by neighbours, and of what nothing tells apart.

#include <algorithm>
#include <iterator>
#include <optional>

#include "analysis/compare/match_neighbours.h"
#include "model/names.h"

namespace dyetrace {
namespace {

/// Larger groups of one name are left to whoever reads the list of ambiguous items.
constexpr std::size_t kLargestMatchGroup = 16;

/// An edge is what it joins; a part is what it is part of; anything else needs half of its
/// neighbours to say so.
bool isEvidence(const MatchItem& item, const Neighbours::Surroundings& around) {
  if (item.edge) return around.counted > 0 && around.matched == around.counted;
  if (item.part && around.ownerMatched) return true;
  return around.matched > 0 && 2 * around.matched >= around.counted;
}

bool namesAgree(const MatchState& state, ItemId before, ItemId after) {
  const std::string_view old = state.folded(true, before);
  const std::string_view now = state.folded(false, after);
  if (old.empty() || now.empty() || old == now) return true;
  if (state.before().items[before].edge) return true;
  const std::vector<std::string> candidate = {std::string(now)};
  return !nearestNames(old, candidate, 1).empty();
}

/// What is left, seen with its neighbours.
class Surrounded {
 public:
  Surrounded(MatchState& state, const NeighboursOfBoth& neighbours)
      : state_(state), before_(neighbours.before), after_(neighbours.after) {}

  /// Of one kind, name (if it is asked for) and surroundings; 0 without evidence.
  std::uint64_t key(bool isBefore, ItemId id, bool withName) const {
    const MatchItem& item = state_.item(isBefore, id);
    const auto around = (isBefore ? before_ : after_).around(state_, id);
    const std::string_view name = withName ? state_.nameOrWords(isBefore, id) : std::string_view();
    if (name.empty() && !isEvidence(item, around)) return 0;
    const std::uint64_t kind = mixed(mixed(item.family, item.kind), around.signature);
    return mixed(kind, std::hash<std::string_view>{}(name)) | 1U;
  }

  /// The same; what is joined to nothing needs no evidence but its owner, since none is against it.
  std::uint64_t keyAmongEquals(bool isBefore, ItemId id) const {
    const std::uint64_t known = key(isBefore, id, true);
    if (known != 0) return known;
    const MatchItem& item = state_.item(isBefore, id);
    const auto around = (isBefore ? before_ : after_).around(state_, id);
    const bool same = around.alone && item.owner.valid() == around.ownerMatched;
    return same ? mixed(mixed(item.family, item.kind), around.signature) | 1U : 0;
  }

  /// Whether the neighbours say that they are the same, whatever their names.
  bool alike(ItemId before, ItemId after) const {
    const std::uint64_t old = key(true, before, false);
    return old != 0 && old == key(false, after, false);
  }

  std::vector<JoinGroup> groups(bool withName) const {
    return joinLeft(state_, [&](bool isBefore, ItemId id) { return key(isBefore, id, withName); });
  }

  bool pairUnique(bool withName) {
    bool any = false;
    for (const JoinGroup& group : groups(withName)) {
      if (group.before.size() != 1 || group.after.size() != 1) continue;
      if (!namesAgree(state_, group.before[0], group.after[0])) continue;
      state_.pair(group.before[0], group.after[0], MatchReason::neighbours);
      any = true;
    }
    return any;
  }

  std::size_t common(ItemId before, ItemId after) const {
    const auto old = before_.numbersAround(state_, before);
    const auto now = after_.numbersAround(state_, after);
    std::vector<std::uint64_t> both;
    std::set_intersection(old.begin(), old.end(), now.begin(), now.end(), std::back_inserter(both));
    return both.size();
  }

 private:
  MatchState& state_;
  const Neighbours& before_;
  const Neighbours& after_;
};

/// The place of the only largest value; nothing if it is zero or there are two.
std::optional<std::size_t> onlyLargest(const std::vector<std::size_t>& values) {
  const auto largest = std::max_element(values.begin(), values.end());
  if (largest == values.end() || *largest == 0) return std::nullopt;
  if (std::count(values.begin(), values.end(), *largest) > 1) return std::nullopt;
  return static_cast<std::size_t>(largest - values.begin());
}

/// Of several with one name, those that have more in common with each other than with the rest.
bool pairNearest(MatchState& state, const Surrounded& surrounded, const JoinGroup& group) {
  if (std::max(group.before.size(), group.after.size()) > kLargestMatchGroup) return false;
  std::vector<std::vector<std::size_t>> common(group.before.size());
  for (std::size_t i = 0; i < group.before.size(); ++i) {
    for (const ItemId now : group.after) {
      common[i].push_back(surrounded.common(group.before[i], now));
    }
  }
  bool any = false;
  for (std::size_t i = 0; i < group.before.size(); ++i) {
    const auto best = onlyLargest(common[i]);
    if (!best) continue;
    std::vector<std::size_t> column;
    column.reserve(common.size());
    for (const auto& row : common) column.push_back(row[*best]);
    if (onlyLargest(column) != i) continue;
    state.pair(group.before[i], group.after[*best], MatchReason::neighbours);
    any = true;
  }
  return any;
}

bool matchNearest(MatchState& state, const Surrounded& surrounded) {
  const auto nameOnly = [&](bool isBefore, ItemId id) -> std::uint64_t {
    const MatchItem& item = state.item(isBefore, id);
    const std::string_view name = state.folded(isBefore, id);
    if (name.empty()) return 0;
    return mixed(mixed(item.family, item.kind), std::hash<std::string_view>{}(name)) | 1U;
  };
  bool any = false;
  for (const JoinGroup& group : joinLeft(state, nameOnly)) {
    any = pairNearest(state, surrounded, group) || any;
  }
  return any;
}

}  // namespace

bool matchByNeighbours(MatchState& state, const NeighboursOfBoth& neighbours) {
  Surrounded surrounded(state, neighbours);
  if (surrounded.pairUnique(true)) return true;
  return surrounded.pairUnique(false) || matchNearest(state, surrounded);
}

bool matchByPlace(MatchState& state, const NeighboursOfBoth& neighbours, const MatchHints& hints) {
  if (!hints.place) return false;
  const Surrounded surrounded(state, neighbours);
  const auto key = [&](bool isBefore, ItemId id) -> std::uint64_t {
    const MatchItem& item = state.item(isBefore, id);
    const std::uint64_t place = hints.place(isBefore, id);
    return place == 0 ? 0 : mixed(mixed(item.family, item.kind), place) | 1U;
  };
  bool any = false;
  for (const JoinGroup& group : joinLeft(state, key)) {
    if (group.before.size() != 1 || group.after.size() != 1) continue;
    const ItemId old = group.before[0];
    const ItemId now = group.after[0];
    if (!namesAgree(state, old, now) && !surrounded.alike(old, now)) continue;
    state.pair(old, now, MatchReason::place);
    any = true;
  }
  return any;
}

bool matchInterchangeable(MatchState& state, const NeighboursOfBoth& neighbours,
                          const MatchHints& hints) {
  const Surrounded surrounded(state, neighbours);
  bool any = false;
  const auto key = [&](bool isBefore, ItemId id) {
    return hints.pairAlone ? surrounded.keyAmongEquals(isBefore, id)
                           : surrounded.key(isBefore, id, true);
  };
  for (JoinGroup& group : joinLeft(state, key)) {
    if (group.before.size() != group.after.size()) continue;
    for (std::size_t i = 0; i < group.before.size(); ++i) {
      state.pair(group.before[i], group.after[i], MatchReason::interchangeable);
    }
    state.note({std::move(group.before), std::move(group.after), true});
    any = true;
  }
  return any;
}

}  // namespace dyetrace
