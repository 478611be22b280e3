#pragma once

// What follows from taking data away at one place for what is written at others.

#include "analysis/remedies/apply_change.h"

namespace dyetrace {

/// Strikes every label that a flow or a data object names and that nothing brings there any more,
/// though something did in `before`; writes down what it was coarsened to instead.
Product followedThrough(Product product, const FlowGraph& before, const ModelChanges& changes,
                        const FlowGraphOptions& options);

}  // namespace dyetrace
