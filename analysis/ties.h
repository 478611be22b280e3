#pragma once

// Which numbers belong together, directly or through others.
//
//   Ties ties(3);
//   ties.join(0, 2);
//   ties.find(0) == ties.find(2);

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace dyetrace {

/// Disjoint sets with path halving.
class Ties {
 public:
  explicit Ties(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t at) {
    while (parent_[at] != at) at = parent_[at] = parent_[parent_[at]];
    return at;
  }
  void join(std::size_t a, std::size_t b) { parent_[find(a)] = find(b); }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace dyetrace
