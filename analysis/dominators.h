#pragma once

// Dominators (Lengauer and Tarjan, TOPLAS 1979), by Boost.Graph.

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/components.h"

namespace dyetrace {

/// Which points every way from a root passes first. Roots are entered from outside.
class DominatorTree {
 public:
  DominatorTree() = default;
  /// Points that no root leads to are treated as roots, one whole cycle at a time, so that nothing
  /// is claimed of them that need not hold.
  DominatorTree(std::size_t points, std::vector<PointPair> edges,
                const std::vector<std::uint32_t>& extraRoots);

  /// Every point dominates itself.
  bool dominates(std::uint32_t first, std::uint32_t point) const;
  /// The nearest other dominator; nothing for a root.
  std::optional<std::uint32_t> parent(std::uint32_t point) const;

 private:
  void number(std::size_t points);

  std::vector<std::uint32_t> parent_;  ///< The number of points stands for "outside".
  std::vector<std::uint32_t> enter_;   ///< Preorder and postorder in the tree: nesting intervals.
  std::vector<std::uint32_t> leave_;
};

}  // namespace dyetrace
