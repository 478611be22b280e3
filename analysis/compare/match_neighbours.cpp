#include "analysis/compare/match_neighbours.h"

#include <algorithm>
#include <utility>

namespace dyetrace {
namespace {

constexpr std::uint32_t kOwner = 0;
constexpr std::uint32_t kOwned = 1;

struct Joined {
  ItemId item{};
  Neighbours::Neighbour neighbour{};
};

/// Both ends of each arc, and of each owner, as far as they are left.
class JoinedItems {
 public:
  JoinedItems(const MatchSide& side, const std::vector<bool>& left) : side_(side), left_(left) {}

  std::vector<Joined> make(const std::vector<MatchArc>& arcs) {
    for (const ItemId item : side_.items.ids()) {
      join(item, {side_.items[item].owner, kOwner}, kOwned);
    }
    for (const MatchArc& arc : arcs) {
      if (arc.from.valid()) {
        join(arc.from, {arc.to, 2 + 2 * arc.role, arc.loose}, 3 + 2 * arc.role);
      }
    }
    return std::move(joined_);
  }

 private:
  void join(ItemId item, Neighbours::Neighbour other, std::uint32_t back) {
    if (!other.item.valid()) return;
    if (left_[item.index()]) joined_.push_back({item, other});
    if (left_[other.item.index()]) joined_.push_back({other.item, {item, back}});
  }

  const MatchSide& side_;
  const std::vector<bool>& left_;
  std::vector<Joined> joined_;
};

}  // namespace

Neighbours::Neighbours(const MatchState& state, bool isBefore, const std::vector<MatchArc>& arcs)
    : isBefore_(isBefore), side_(isBefore ? state.before() : state.after()) {
  std::vector<bool> left(side_.items.size());
  for (const ItemId item : isBefore ? state.leftBefore() : state.leftAfter()) {
    left[item.index()] = true;
  }
  const std::vector<Joined> joined = JoinedItems(side_, left).make(arcs);
  start_.resize(side_.items.size() + 1);
  for (const Joined& each : joined) ++start_[each.item.index() + 1];
  for (std::size_t i = 1; i < start_.size(); ++i) start_[i] += start_[i - 1];
  all_.resize(start_.back());
  std::vector<std::uint32_t> next(start_.begin(), start_.end() - 1);
  for (const Joined& each : joined) all_[next[each.item.index()]++] = each.neighbour;
}

std::vector<std::uint64_t> Neighbours::numbersAround(const MatchState& state, ItemId item) const {
  std::vector<std::uint64_t> numbers;
  for (std::uint32_t at = start_[item.index()]; at < start_[item.index() + 1]; ++at) {
    const Neighbour& neighbour = all_[at];
    const std::uint32_t partner = state.partnerNumber(isBefore_, neighbour.item);
    if (partner == 0 || side_.items[neighbour.item].trivial) continue;
    numbers.push_back((static_cast<std::uint64_t>(neighbour.role) << 32) | partner);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

Neighbours::Surroundings Neighbours::around(const MatchState& state, ItemId item) const {
  Surroundings found;
  for (std::uint32_t at = start_[item.index()]; at < start_[item.index() + 1]; ++at) {
    const Neighbour& neighbour = all_[at];
    const MatchItem& other = side_.items[neighbour.item];
    const std::uint32_t partner = state.partnerNumber(isBefore_, neighbour.item);
    const bool says = partner != 0 && !other.trivial;
    if (says) found.signature += mixed(neighbour.role, partner);
    if (neighbour.role == kOwner) {
      found.ownerMatched = says;
      continue;
    }
    found.alone = false;
    if (says || !(other.edge || neighbour.loose)) {
      ++found.counted;
      if (says) ++found.matched;
    }
  }
  return found;
}

}  // namespace dyetrace
