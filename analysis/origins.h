#pragma once

// Where a label starts that a flow names and that nothing drawn brings to it.

#include <vector>

#include "analysis/flow_graph.h"

namespace dyetrace {

/// Lets every label that an edge names (`named`, by EdgeId) move along it. One that would never
/// leave the source starts there: it joins the source's `starts`, `undrawnOrigins` tells of it, and
/// the edge insists on it if the source drops or turns it. Of several flows in a row that name the
/// same label only the most upstream source becomes an origin, in a cycle the one with the smallest
/// id.
///
/// Labels are settled in the order in which they arise from one another, each by one look at the
/// strongly connected components of the edges that pass it: time linear in the graph per label.
void addUndrawnOrigins(FlowGraph& graph, const std::vector<LabelSet>& named);

}  // namespace dyetrace
