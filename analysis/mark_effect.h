#pragma once

// What a vertex or an edge does to a mark.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "analysis/flow_graph.h"

namespace dyetrace {

enum class MarkEffect : std::uint8_t { none, gives, takes };

/// Where both are stated, the mark is taken: the safe side.
template <class Place>
MarkEffect effectOn(const Place& place, MarkId mark) {
  const auto has = [mark](const std::vector<MarkId>& marks) {
    return std::find(marks.begin(), marks.end(), mark) != marks.end();
  };
  if (has(place.unmarks)) return MarkEffect::takes;
  return has(place.marks) ? MarkEffect::gives : MarkEffect::none;
}

/// Whether what was bare (or not) is bare afterwards.
inline bool bareAfter(MarkEffect effect, bool bare) {
  return effect == MarkEffect::takes || (effect == MarkEffect::none && bare);
}

}  // namespace dyetrace
