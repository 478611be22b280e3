#pragma once

// Walking along two lists that are mostly alike, without an index.

#include <cstddef>

namespace dyetrace {

/// Calls `both(i, j)` where the lists agree, as `agree(i, j)` says. Where they do not, steps over
/// one thing on both sides, after, or before, whatever makes them agree again, and calls
/// `onlyBefore(i)` and `onlyAfter(j)` for it. What moved farther is called on either side. One
/// thing in place of another comes first: among many that look alike, the lists would drift apart.
template <class Agree, class Both, class OnlyBefore, class OnlyAfter>
void walkAlongside(std::size_t before, std::size_t after, Agree agree, Both both,
                   OnlyBefore onlyBefore, OnlyAfter onlyAfter) {
  std::size_t i = 0;
  std::size_t j = 0;
  const auto agreeLater = [&](std::size_t old, std::size_t now) {
    return i + old < before && j + now < after && agree(i + old, j + now);
  };
  while (i < before && j < after) {
    if (agree(i, j)) {
      both(i++, j++);
      continue;
    }
    const bool replaced = agreeLater(1, 1);
    const bool isNew = !replaced && agreeLater(0, 1);
    const bool isGone = !replaced && !isNew && agreeLater(1, 0);
    if (!isNew) onlyBefore(i++);
    if (!isGone) onlyAfter(j++);
  }
  while (i < before) onlyBefore(i++);
  while (j < after) onlyAfter(j++);
}

}  // namespace dyetrace
