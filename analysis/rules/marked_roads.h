#pragma once

// Roads with memory of one mark: whether what travels carries it.

#include "analysis/rules/phase_search.h"

namespace dyetrace {

inline constexpr Phase kWithoutMark = 0;
inline constexpr Phase kWithMark = 1;

/// A road has the mark from where it is given to where it is taken; the graph must live as long.
Steering steeringByMark(const FlowGraph& graph, MarkId mark);

}  // namespace dyetrace
