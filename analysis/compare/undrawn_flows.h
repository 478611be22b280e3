#pragma once

// Flows that only settings tell of: bound to settings, and drawn by no diagram.

#include "analysis/compare/exposure_change.h"

namespace dyetrace {

/// Those that are open in other configurations than before, or for other people; by name. What one
/// side draws and the other does not is left to the data at places.
std::vector<ExposureChange> undrawnFlowChanges(const DataModels& models,
                                               const ComparedSides& sides);

}  // namespace dyetrace
