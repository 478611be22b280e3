#pragma once

// What no valid configuration opens: nodes, flows and bindings whose guards the constraints never
// let hold. Most are slips: a condition on the wrong setting, two branches that exclude each other.

#include "analysis/settings/sat_solver.h"
#include "model/diagnostic.h"
#include "model/product.h"

namespace dyetrace {

/// One warning for each, by flows, nodes and bindings without a drawn flow. Nothing for a model
/// without any valid configuration, where all would be closed.
Diagnostics closedForGood(const Product& product, const SatBudget& budget);

}  // namespace dyetrace
