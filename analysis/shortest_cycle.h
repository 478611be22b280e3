#pragma once

// A cycle to show, of all that a graph has.

#include <cstdint>
#include <vector>

#include "analysis/components.h"

namespace dyetrace {

/// A shortest cycle through the first point that lies on one: each point once, from that one on.
/// Empty if there is none.
std::vector<std::uint32_t> shortestCycle(std::size_t points, const std::vector<PointPair>& edges);

}  // namespace dyetrace
