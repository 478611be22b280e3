#pragma once

// Walking along two lists that are mostly alike, without an index.

#include <cstddef>

namespace dyetrace {

/// Calls `both(i, j)` where the lists agree, as `agree(i, j)` says. Where they do not, steps over
/// one thing before, after, or on both sides, whatever makes them agree again, and calls
/// `onlyBefore(i)` and `onlyAfter(j)` for it. What moved farther is called on either side.
template <class Agree, class Both, class OnlyBefore, class OnlyAfter>
void walkAlongside(std::size_t before, std::size_t after, Agree agree, Both both,
                   OnlyBefore onlyBefore, OnlyAfter onlyAfter) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before && j < after) {
    if (agree(i, j)) {
      both(i++, j++);
    } else if (j + 1 < after && agree(i, j + 1)) {
      onlyAfter(j++);
    } else if (i + 1 < before && agree(i + 1, j)) {
      onlyBefore(i++);
    } else {
      onlyBefore(i++);
      onlyAfter(j++);
    }
  }
  while (i < before) onlyBefore(i++);
  while (j < after) onlyAfter(j++);
}

}  // namespace dyetrace
