#pragma once

// Which changes can do something about one road.

#include "analysis/finding.h"
#include "analysis/flow_graph.h"
#include "analysis/remedies/change.h"

namespace dyetrace {

/// Whether some label on the road is there only because several others are: then what is done about
/// any of them breaks it, and the road tells of one only.
bool needsSeveral(const FlowGraph& graph, const Path& path);

/// False if the road is the same with the change as without. What is done to data at a node on the
/// road may matter whatever the label: a road of a model with other changes tells what these made
/// of it. Settings' defaults, regions and terms are of no road and may matter to any.
bool mayBreak(const Path& path, const ModelChange& change);

}  // namespace dyetrace
