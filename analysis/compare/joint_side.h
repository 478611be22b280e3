#pragma once

// What is where in one of two models, over the joint settings of both.

#include <memory>

#include "analysis/compare/joint_settings.h"
#include "analysis/lifted_reach.h"
#include "analysis/review.h"
#include "analysis/shared_guards.h"

namespace dyetrace {

struct DataModel {
  const Product& product;
  const Reviewed& reviewed;
};

/// Joint settings in one space, with the guards of both sides over it.
struct JointSpace {
  const JointSettings& settings;
  const ConditionSpace& space;
  GuardConditions& guards;
  SharedGuards& shared;
};

class JointSide {
 public:
  virtual ~JointSide() = default;
  /// In whatever joint configuration, allowed or not. The node has to be one of the side's, and the
  /// label.
  virtual Condition at(NodeId node, LabelId label) = 0;
  virtual Condition bareAt(MarkId mark, NodeId node, LabelId label) = 0;
  /// Whether the model's own conditions are equal only if these are.
  virtual bool followsOwn() const = 0;
};

/// Taken over from the model's own analysis where the side allows every joint configuration, for
/// then that says all; else solved anew. Throws OutOfBudget, as its questions do. The arguments
/// must outlive it.
std::unique_ptr<JointSide> jointSide(Side side, const DataModel& model, const JointSpace& joint);

}  // namespace dyetrace
