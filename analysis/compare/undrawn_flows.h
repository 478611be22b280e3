#pragma once

// Flows that only settings tell of: bound to settings, and drawn by no diagram.

#include <string>
#include <vector>

#include "analysis/compare/compared_sides.h"
#include "analysis/compare/data_changes.h"

namespace dyetrace {

/// One of them, by its name on both sides. What one side draws and the other does not is left to
/// the data at places.
struct UndrawnFlow {
  std::string name{};  ///< Without case and the like.
  JointExposure before{};
  JointExposure after{};
  std::uint64_t weight = 0;  ///< Of its stated risk after; 0 if that is `none`, or if it is gone.
};

/// By name.
std::vector<UndrawnFlow> undrawnFlows(const DataModels& models, const ComparedSides& sides);

/// Those that are open in other configurations than before, or for other people.
std::vector<UndrawnFlowChange> undrawnFlowChanges(const std::vector<UndrawnFlow>& flows,
                                                  ComparedSides& sides);

}  // namespace dyetrace
