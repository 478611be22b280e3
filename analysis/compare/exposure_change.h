#pragma once

// What became of one exposure: its condition on both sides over the joint settings, and for whom it
// is on.

#include <optional>

#include "analysis/compare/data_changes.h"
#include "analysis/compare/exposed_side.h"
#include "analysis/compare/joint_reach.h"

namespace dyetrace {

/// Both sides, by themselves and over the joint settings.
struct ComparedSides {
  const ExposedSide& before;
  const ExposedSide& after;
  const JointReach& joint;
  const Matching& matching;
};

/// An exposure of one side, if it has it, with its condition over the joint settings.
struct JointExposure {
  std::optional<Exposure> own{};
  Condition condition;
};

/// Nothing if it is as it was. Distance and weight are left to the caller.
std::optional<ExposureChange> exposureChange(const ComparedSides& sides, const JointExposure& old,
                                             const JointExposure& now);

}  // namespace dyetrace
