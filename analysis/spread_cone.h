#pragma once

// Every road by which one record can come to a place as one label, looked at from there backwards:
// the points and steps that copies of it are counted on (analysis/spread_system.h).
//
// A point is a vertex and the label that a copy has there. A step is a flow over which a copy
// leaves as it was, or turned. What is derived from a record is another record, which starts where
// it is derived.

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "analysis/reach.h"

namespace dyetrace {

struct SpreadPoint {
  VertexId vertex{};
  LabelId label{};
  auto operator<=>(const SpreadPoint&) const = default;
};

struct SpreadConeStep {
  std::uint32_t from = 0;  ///< Places in `points`.
  std::uint32_t to = 0;
  EdgeId edge{};
};

struct SpreadCone {
  std::vector<SpreadPoint> points{};  ///< Those at the place first, then the nearest to it.
  std::size_t targets = 0;            ///< So many of them, from the first on, are at the place.
  std::vector<SpreadConeStep> steps{};
  std::vector<std::uint32_t> starts{};  ///< Points where a record is collected, held or derived.
};

/// `takes` says of an edge and of the label at its source whether copies go that way at all.
/// Nothing if there are more than `most` steps.
std::optional<SpreadCone> spreadConeOf(const FlowGraph& graph, const Reach& reach, NodeId place,
                                       LabelId label,
                                       const std::function<bool(EdgeId, LabelId)>& takes,
                                       std::size_t most);

}  // namespace dyetrace
