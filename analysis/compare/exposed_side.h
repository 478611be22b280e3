#pragma once

// What one model says of a label at a place, or of a flow that no diagram draws, over its own
// settings and people.

#include <optional>
#include <string>
#include <utility>
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

  /// Everything but words; what is not there is never so.
  ExposureSide describe(const std::optional<Exposure>& exposure) const;
  /// For whom it is on by default, and when it can be so.
  void addWords(const std::optional<Exposure>& exposure, ExposureSide& side) const;

  const Product& product() const { return model_.product; }
  const SettingsAnalysis* settings() const { return model_.reviewed.settings.get(); }
  /// By context: whether it is on from the start. One context if the model has no settings.
  std::vector<bool> onByContext(const std::optional<Exposure>& exposure) const;

 private:
  DataModel model_;
};

/// For whom the data is on by default after and was not before, in words; empty: nobody. Groups of
/// people are told apart as after; a group that was part of several counts as before only if all of
/// these had it on.
std::string newlyOnFor(const ExposedSide& before, const std::optional<Exposure>& old,
                       const ExposedSide& after, const std::optional<Exposure>& now,
                       const Matching& matching);

}  // namespace dyetrace
