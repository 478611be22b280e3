#pragma once

// What reach is measured against: a kernel that has nothing but the compressed rows (a target and a
// mask an edge) and pushes words of labels along them, scanning the vertices that are still to do
// in index order.

#include <bit>
#include <cstdint>
#include <vector>

namespace dyetrace::benchmarks {

struct Rows {
  std::vector<std::uint32_t> begin;
  std::vector<std::uint32_t> target;
  std::vector<std::uint64_t> mask;
  std::vector<std::uint64_t> starts;
};

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
inline std::uint64_t random(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9e3779b97f4a7c15U);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

inline std::vector<std::uint64_t> tightReach(const Rows& rows) {
  std::vector<std::uint64_t> at = rows.starts;
  std::vector<std::uint64_t> dirty((at.size() + 63) / 64, ~std::uint64_t{0});
  if (at.size() % 64 != 0) dirty.back() = (std::uint64_t{1} << (at.size() % 64)) - 1;
  for (bool again = true; again;) {
    again = false;
    for (std::size_t word = 0; word < dirty.size(); ++word) {
      while (dirty[word] != 0) {
        const std::size_t vertex =
            word * 64 + static_cast<std::size_t>(std::countr_zero(dirty[word]));
        dirty[word] &= dirty[word] - 1;
        const std::uint64_t labels = at[vertex];
        for (std::size_t i = rows.begin[vertex]; i < rows.begin[vertex + 1]; ++i) {
          const std::uint32_t target = rows.target[i];
          const std::uint64_t fresh = labels & rows.mask[i] & ~at[target];
          if (fresh == 0) continue;
          at[target] |= fresh;
          dirty[target / 64] |= std::uint64_t{1} << (target % 64);
          again = again || target / 64 < word;
        }
      }
    }
  }
  return at;
}

}  // namespace dyetrace::benchmarks
