#pragma once

// What one model says of a label at a place, or of a flow that no diagram draws, over its own
// settings and people.

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/compare/exposure_judgement.h"
#include "analysis/compare/joint_side.h"
#include "analysis/compare/matching.h"

namespace dyetrace {

/// A label at a place of one side, or a flow that no diagram draws.
struct JointExposure {
  NodeId place{};      ///< Invalid if the side has no such place,
  LabelId label{};     ///< or no such label.
  std::string flow{};  ///< Instead of both, as the side's settings call it.
  bool there = false;  ///< If no guard lets it be so it is not there.
  Condition own{};     ///< Over the side's own settings; of no space if it has none.
  Condition joint;     ///< Over the settings of both sides.
};

class ExposedSide {
 public:
  /// Throws OutOfBudget if the model's own settings were beyond the budget.
  explicit ExposedSide(const DataModel& model);

  /// The labels that some guards let get to the place; none if it is invalid.
  LabelSet labelsAt(NodeId place) const;
  /// Of one of them.
  Condition conditionAt(NodeId place, LabelId label) const;
  /// A flow that no diagram draws; nothing if no settings tell of it.
  std::optional<Exposure> undrawnFlow(const std::string& name) const;

  /// What is not there is never so.
  ExposureSide describe(const JointExposure& exposure) const;
  /// The first setting that decides it and has no stated default; invalid if all have.
  SettingId unstatedIn(const Condition& condition);
  /// Whether for every group of people the defaults are valid, so that an exposure's condition
  /// alone says for whom it is on.
  bool conditionTells() const { return conditionTells_; }
  /// Whether there are neither settings nor conditions: what is there is always there.
  bool isUnguarded() const;

  const Product& product() const { return model_.product; }
  const SettingsAnalysis* settings() const { return model_.reviewed.settings.get(); }

 private:
  std::vector<bool> onFor(const JointExposure& exposure) const;

  DataModel model_;
  bool conditionTells_ = true;
  std::vector<SettingId> unstated_;  ///< Settings without a default for somebody, by id.
  std::unordered_map<Condition, SettingId> unstatedIn_;
};

/// For whom the data is on by default after and was not before. Groups of people are told apart as
/// after; a group that was part of several counts as before only if all of these had it on.
std::vector<bool> newlyOnFor(const ExposedSide& before, const std::vector<bool>& was,
                             const ExposedSide& after, const std::vector<bool>& is,
                             const Matching& matching);

}  // namespace dyetrace
