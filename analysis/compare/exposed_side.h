#pragma once

// What one model says of a label at a place, or of a flow that no diagram draws, over its own
// settings and people.

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/compare/data_changes.h"

namespace dyetrace {

class ExposedSide {
 public:
  /// Throws OutOfBudget if the model's own settings were beyond the budget.
  explicit ExposedSide(const DataModel& model);

  /// The label at the place; nothing if no guard lets it get there.
  std::optional<Exposure> dataAt(NodeId place, LabelId label) const;
  /// A flow that no diagram draws; nothing if no settings tell of it.
  std::optional<Exposure> undrawnFlow(const std::string& name) const;

  /// What is not there is never so.
  ExposureSide describe(const std::optional<Exposure>& exposure);

  const Product& product() const { return model_.product; }
  const SettingsAnalysis* settings() const { return model_.reviewed.settings.get(); }

 private:
  std::vector<bool> onFor(const std::optional<Exposure>& exposure);
  std::vector<bool> isOnFor(const Exposure& exposure) const;
  double shareOf(const Condition& condition);
  SettingId unstatedIn(const Condition& condition);

  DataModel model_;
  std::unordered_map<Condition, double> shares_;
  bool allStated_ = true;  ///< Whether every setting has a default for everybody.
  std::unordered_map<Condition, SettingId> unstated_;
  /// Whether for every group of people the defaults are valid, so that an exposure's condition
  /// alone says for whom it is on.
  bool conditionTells_ = false;
  std::unordered_map<Condition, std::vector<bool>> onFor_;
};

/// For whom the data is on by default after and was not before. Groups of people are told apart as
/// after; a group that was part of several counts as before only if all of these had it on.
std::vector<bool> newlyOnFor(const ExposedSide& before, const std::vector<bool>& was,
                             const ExposedSide& after, const std::vector<bool>& is,
                             const Matching& matching);

}  // namespace dyetrace
