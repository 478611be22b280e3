#pragma once

// Whether both models have the same settings, the same valid configurations, and the same people
// with the same defaults. Then what gets somewhere under one condition before and after is there
// for the same people, and nobody needs to be counted.

#include "analysis/compare/exposed_side.h"
#include "analysis/compare/joint_reach.h"

namespace dyetrace {

/// Of the settings that conditions of either side are over. False if a side has none.
bool peopleAlike(const ExposedSide& before, const ExposedSide& after, const JointReach& joint,
                 const Matching& matching);

}  // namespace dyetrace
