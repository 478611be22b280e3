#pragma once

// Both models over one space of conditions: what is where before and after, comparable with `&`.
//
//   JointReach joint(before, after, matching, {});
//   joint.at(Side::after, node, label).subsetOf(joint.at(Side::before, old, oldLabel));
//
// Costs one lifted analysis of each model whose own analysis cannot be taken over. Where the joint
// settings are those of the model after, its conditions are the joint ones, with a new budget.
// Throws OutOfBudget.

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "analysis/compare/joint_side.h"

namespace dyetrace {

struct DataModels {
  DataModel before;
  DataModel after;
};

class JointReach {
 public:
  JointReach(const DataModel& before, const DataModel& after, const Matching& matching,
             const ConditionOptions& options);
  JointReach(const JointReach&) = delete;
  JointReach& operator=(const JointReach&) = delete;

  const JointSettings& settings() const { return settings_; }
  const ConditionSpace& space() const { return space_; }
  /// Configurations that the side allows.
  const Condition& valid(Side side) const {
    return side == Side::before ? validBefore_ : validAfter_;
  }
  /// Allowed by both, with partners alike.
  const Condition& common() const { return common_; }
  /// The same, with whatever only one side has at its default.
  const Condition& commonAtDefault() const { return commonAtDefault_; }
  /// People as they were, with what the launch makes of their choices.
  const Condition& launched() const { return launched_; }

  /// In whatever configuration, allowed or not; never for an invalid node or label.
  Condition at(Side side, NodeId node, LabelId label) const;
  Condition bareAt(Side side, MarkId mark, NodeId node, LabelId label);
  /// Whether what has equal conditions in the models' own analyses has equal ones here.
  bool followsOwn() const { return before_->followsOwn() && after_->followsOwn(); }

  /// The members of common() from which other options of settings that only one side has lead in.
  Condition atAnyOption(const Condition& condition) const;
  /// The choices before from which something that the launch makes of them is in the condition.
  Condition choicesInto(const Condition& condition) const;
  /// Nothing if it takes more nodes than it is worth (ConditionOptions::joinedNodes).
  std::optional<Condition> anyOf(std::vector<Condition> conditions) const {
    return space_.anyOf(std::move(conditions), joinedNodes_);
  }
  /// Of a result of choicesInto(): how many choices before.
  Count count(const Condition& choices) const;

 private:
  JointSide& sideOf(Side side) const { return side == Side::before ? *before_ : *after_; }

  JointSettings settings_;
  std::vector<SettingId> withoutPartner_;  ///< Of the joint settings.
  std::vector<SettingId> onlyAfter_;       ///< The same.
  ConditionSpace space_;
  std::size_t joinedNodes_;
  Condition validBefore_;
  Condition validAfter_;
  Condition common_;
  Condition commonAtDefault_;
  Condition launched_;
  SharedGuards shared_;  ///< Of both models.
  GuardConditions guards_;
  std::unique_ptr<JointSide> before_;
  std::unique_ptr<JointSide> after_;
};

/// What the parts of the data layer work on.
struct JointComparison {
  const DataModels& models;
  const Matching& matching;
  JointReach& joint;
};

}  // namespace dyetrace
