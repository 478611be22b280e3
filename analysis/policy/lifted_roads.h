#pragma once

// When a forbidden road is open: for every place and label the exact condition over the settings
// under which some road ends there in trouble.
//
// The graph is unfolded by the phases that roads can be in, and solved like any other
// (lifted_solver.h); what a derivation needs besides counts as there if it is there at all.

#include <map>
#include <utility>

#include "analysis/condition.h"
#include "analysis/lifted_reach.h"
#include "analysis/policy/forbidden_roads.h"

namespace dyetrace {

using TroubleConditions = std::map<std::pair<NodeId, LabelId>, Condition>;

/// `open` is the search of the same graph with every guard open. Throws OutOfBudget.
TroubleConditions troubleConditions(const FlowGraph& graph, const LiftedReach& reach,
                                    const ForbiddenRoads& roads, const PhaseSearch& open);

}  // namespace dyetrace
