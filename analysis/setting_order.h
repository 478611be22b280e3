#pragma once

// In which order decision diagrams ask for the settings: those of guards that follow one another
// along the flows, and those that a constraint ties together, stand close together.

#include <vector>

#include "analysis/compiled_guard.h"
#include "model/product.h"

namespace dyetrace {

/// The same settings in that order.
std::vector<SettingId> orderAlongFlows(const Product& product,
                                       const std::vector<SettingId>& settings,
                                       const std::vector<CompiledGuard>& constraints);

}  // namespace dyetrace
