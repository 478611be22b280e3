#pragma once

// What of the data at each place gets to an element that gives a mark, such as the step at which
// people are shown their data. Worked out backwards from there; data that something else is derived
// from does not count as getting there.

#include <string_view>
#include <vector>

#include "analysis/rule.h"

namespace dyetrace {

/// By node: the labels there that get to a node, or over a flow, with the mark.
std::vector<LabelSet> whatGetsTo(RuleContext& context, std::string_view mark);

/// Every personal label of a store that does not get to the mark.
LabelSet withoutWayTo(RuleContext& context, NodeId store, const std::vector<LabelSet>& gets);

}  // namespace dyetrace
