#pragma once

// The neighbours of the items that keys left over, and what the matched ones among them say.

#include <cstdint>
#include <vector>

#include "analysis/compare/match_state.h"

namespace dyetrace {

class Neighbours {
 public:
  Neighbours(const MatchState& state, bool isBefore, const std::vector<MatchArc>& arcs);

  struct Neighbour {
    ItemId item{};
    std::uint32_t role = 0;  ///< 0: my owner, 1: I own it; then two for each role of an arc.
    bool loose = false;      ///< As in MatchArc, seen from the edge.
  };
  /// What the matched neighbours of an item are, as far as they say anything.
  struct Surroundings {
    std::uint64_t signature = 0;  ///< Equal if they are partners in the same roles.
    std::size_t matched = 0;      ///< Of the neighbours that count, which are all but the owner;
    std::size_t counted = 0;      ///< edges and what is loose only where they are matched.
    bool ownerMatched = false;
    bool alone = true;  ///< Nothing is joined to it.
  };
  Surroundings around(const MatchState& state, ItemId item) const;
  /// One number for each matched neighbour, in order.
  std::vector<std::uint64_t> numbersAround(const MatchState& state, ItemId item) const;

 private:
  bool isBefore_;
  const MatchSide& side_;
  std::vector<std::uint32_t> start_;  ///< By item, where its neighbours begin; one more at the end.
  std::vector<Neighbour> all_;
};

struct NeighboursOfBoth {
  NeighboursOfBoth(const MatchState& state, const MatchArcs& arcs)
      : before(state, true, arcs.before), after(state, false, arcs.after) {}
  Neighbours before;
  Neighbours after;
};

bool matchByNeighbours(MatchState& state, const NeighboursOfBoth& neighbours);
bool matchByPlace(MatchState& state, const NeighboursOfBoth& neighbours, const MatchHints& hints);
bool matchInterchangeable(MatchState& state, const NeighboursOfBoth& neighbours,
                          const MatchHints& hints);

}  // namespace dyetrace
