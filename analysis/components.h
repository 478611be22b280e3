#pragma once

// Strongly connected components (Tarjan), by Boost.Graph.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace dyetrace {

using PointPair = std::pair<std::uint32_t, std::uint32_t>;

struct Components {
  std::vector<std::uint32_t> of;  ///< By vertex. An edge never leads to a higher number.
  std::uint32_t count = 0;
};

Components strongComponents(std::size_t vertices, std::span<const PointPair> edges);

}  // namespace dyetrace
