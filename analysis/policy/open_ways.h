#pragma once

// The different ways in which settings open and close the flows between pins, each with the exact
// condition under which it is so. What pins tell does not add up over flows as reach does: a flow
// that closes can also take a label off every path. So each way is looked at for itself.

#include <vector>

#include "analysis/condition.h"
#include "analysis/flow_graph.h"
#include "analysis/transfers/pin_graph.h"

namespace dyetrace {

struct OpenWay {
  Condition when{};
  ClosedFlows closed{};
};

/// No condition is never(), and together they are all valid configurations. Throws OutOfBudget if
/// there are too many.
std::vector<OpenWay> openWays(const Product& product, const FlowGraph& graph,
                              const ConditionSpace& space);

/// Whether any flow between pins has a guard.
bool anyPinFlowGuarded(const Product& product, const FlowGraph& graph);

}  // namespace dyetrace
