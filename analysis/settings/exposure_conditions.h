#pragma once

// When an exposure happens: data at a recipient where it arrives; a drawn flow where something
// personal moves over it, or where nothing is known to, where it is open; a flow that no diagram
// draws where one of its guards is open. As a condition, and as a fact for the search.

#include "analysis/lifted_reach.h"
#include "analysis/reach_rules.h"
#include "analysis/settings/exposures.h"

namespace dyetrace {

Condition conditionOf(const Product& product, const FlowGraph& graph, const Reach& open,
                      const Exposure& exposure, const LiftedReach& reach);

FactId factOf(const Product& product, const FlowGraph& graph, const Reach& open,
              const Exposure& exposure, ReachRules& rules);

}  // namespace dyetrace
