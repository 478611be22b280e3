#pragma once

// Whatever on the roads of a finding could stand where the data starts.

#include "analysis/finding.h"
#include "analysis/remedies/apply_change.h"
#include "analysis/remedies/cone.h"

namespace dyetrace {

/// Of each node on the roads that is elsewhere: the zone that says so, and the node by itself.
ModelChanges regionMoves(const Product& product, const Finding& finding, const Cone& cone);

}  // namespace dyetrace
