#pragma once

// Findings of the plain rules, settled with what settings allow.
//
// The plain rules look at the graph with every guard open. Here each of their findings gets the
// exact condition of its data at its place; one whose data gets there in no valid configuration is
// taken out; and its road is one that is open under somebody's defaults if there is such a road,
// else one that some valid configuration opens. Where the rule finds the same trouble on no such
// road the finding is only possible.

#include <vector>

#include "analysis/rule.h"

namespace dyetrace {

void settleWithSettings(const Rule& rule, RuleContext& context, std::vector<Finding>& findings);

}  // namespace dyetrace
