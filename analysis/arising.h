#pragma once

// Which labels arise from which, by turns and derivations anywhere in a graph.

#include <vector>

#include "analysis/components.h"
#include "analysis/flow_graph.h"

namespace dyetrace {

/// Pairs of label numbers, from and to; sorted, each once.
std::vector<PointPair> arisings(const FlowGraph& graph);

/// A label and all that it may have arisen from.
LabelSet sourcesOf(const FlowGraph& graph, LabelId label);

}  // namespace dyetrace
