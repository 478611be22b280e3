#pragma once

// What settings could do about a finding.

#include "analysis/finding.h"
#include "analysis/remedies/apply_change.h"
#include "analysis/remedies/cone.h"
#include "analysis/review.h"

namespace dyetrace {

/// More protective defaults of the settings that decide it; the roads' flows closed by settings of
/// the person that decide it, are the finding's own, or promise to control it, or by a new switch;
/// and for a setting that promises what no road shows, the flows that its claims name.
ModelChanges settingChanges(const Product& product, const Reviewed& reviewed,
                            const Finding& finding, const Cone& cone);

}  // namespace dyetrace
