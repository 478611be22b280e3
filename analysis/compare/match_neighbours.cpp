#include "analysis/compare/match_neighbours.h"

#include <algorithm>

namespace dyetrace {
namespace {

constexpr std::uint32_t kOwner = 0;
constexpr std::uint32_t kOwned = 1;

/// Calls `use(item, neighbour)` for both ends of each arc, and of each owner.
template <class Use>
void eachNeighbour(const MatchSide& side, const std::vector<MatchArc>& arcs, Use use) {
  for (const ItemId item : side.items.ids()) {
    const ItemId owner = side.items[item].owner;
    if (!owner.valid()) continue;
    use(item, Neighbours::Neighbour{owner, kOwner});
    use(owner, Neighbours::Neighbour{item, kOwned});
  }
  for (const MatchArc& arc : arcs) {
    if (!arc.from.valid() || !arc.to.valid()) continue;
    use(arc.from, Neighbours::Neighbour{arc.to, 2 + 2 * arc.role});
    use(arc.to, Neighbours::Neighbour{arc.from, 3 + 2 * arc.role});
  }
}

}  // namespace

Neighbours::Neighbours(const MatchState& state, bool isBefore, const std::vector<MatchArc>& arcs)
    : isBefore_(isBefore), side_(isBefore ? state.before() : state.after()) {
  std::vector<bool> left(side_.items.size());
  for (const ItemId item : isBefore ? state.leftBefore() : state.leftAfter()) {
    left[item.index()] = true;
  }
  start_.resize(side_.items.size() + 1);
  eachNeighbour(side_, arcs, [&](ItemId item, const Neighbour&) {
    if (left[item.index()]) ++start_[item.index() + 1];
  });
  for (std::size_t i = 1; i < start_.size(); ++i) start_[i] += start_[i - 1];
  all_.resize(start_.back());
  std::vector<std::uint32_t> next(start_.begin(), start_.end() - 1);
  eachNeighbour(side_, arcs, [&](ItemId item, const Neighbour& neighbour) {
    if (left[item.index()]) all_[next[item.index()]++] = neighbour;
  });
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
    } else if (!other.edge) {
      ++found.counted;
      if (says) ++found.matched;
    }
  }
  return found;
}

}  // namespace dyetrace
