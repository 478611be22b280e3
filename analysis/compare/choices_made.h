#pragma once

// What becomes of the choices that people already made: every valid configuration before, with what
// the launch makes of it (JointSettings::afterLaunch), must not share more than it did.

#include "analysis/compare/data_changes.h"
#include "analysis/compare/joint_reach.h"
#include "analysis/compare/undrawn_flows.h"

namespace dyetrace {

/// Of personal data with recipients beyond the product's own company, and of flows that no diagram
/// draws unless they are harmless.
ChoicesMade choicesMade(const JointComparison& compared, const std::vector<UndrawnFlow>& flows);

}  // namespace dyetrace
