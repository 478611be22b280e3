#pragma once

// What one model says of a label at a place, over its own settings and people.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "analysis/compare/data_changes.h"

namespace dyetrace {

class ExposedSide {
 public:
  /// Throws OutOfBudget if the model's own settings were beyond the budget.
  explicit ExposedSide(const DataModel& model);

  /// Everything but words.
  ExposureSide describe(NodeId place, LabelId label) const;
  /// For whom it is on by default, and when it can be so.
  void addWords(ExposureSide& side) const;

  const Product& product() const { return model_.product; }
  const SettingsAnalysis* settings() const { return model_.reviewed.settings.get(); }
  /// By context: whether it is on from the start. One context if the model has no settings.
  std::vector<bool> onByContext(NodeId place, LabelId label) const;

 private:
  bool reaches(NodeId place, LabelId label) const;

  DataModel model_;
};

/// For whom the data is on by default after and was not before, in words; empty: nobody. Groups of
/// people are told apart as after; a group that was part of several counts as before only if all of
/// these had it on.
std::string newlyOnFor(const ExposedSide& before, const std::pair<NodeId, LabelId>& old,
                       const ExposedSide& after, const std::pair<NodeId, LabelId>& now,
                       const Matching& matching);

}  // namespace dyetrace
