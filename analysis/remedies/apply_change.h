#pragma once

// A model with changes made to it, ready to be analysed.
//
// The consequences are drawn as a designer would draw them: where a flow or a data object names a
// label that does not get there any more, it names what the label was coarsened to, or not at all;
// a flow that is left with nothing to carry goes.
//
//   const Product changed = withChanges(product, graph, {CutFlow{report}});

#include <vector>

#include "analysis/flow_graph.h"
#include "analysis/remedies/change.h"

namespace dyetrace {

using ModelChanges = std::vector<ModelChange>;

/// Ids of nodes, zones, settings and labels stay what they are; those of flows do not (keys do).
/// `graph` is the product's, built with the same options.
Product withChanges(const Product& product, const FlowGraph& graph, const ModelChanges& changes,
                    const FlowGraphOptions& options);

/// The key of the switch that GuardByNewSwitch makes.
std::string newSwitchKey(const Product& product);

}  // namespace dyetrace
