#pragma once

// Who gets what: personal data at every recipient beyond the company itself, with what settings
// say of it.
//
//   for (const ExposureCell& cell : exposureTable(product, reviewed)) …

#include <optional>
#include <vector>

#include "analysis/finding.h"
#include "analysis/spread.h"

namespace dyetrace {

struct Reviewed;

struct ExposureCell {
  LabelId label{};
  NodeId recipient{};
  int distance = 0;                           ///< Of the recipient: 2 (processor) to 4 (public).
  bool required = false;                      ///< It is the feature, or what the service needs.
  std::optional<FindingSettings> settings{};  ///< Absent if the model has no settings.
  /// Of the records that get there; absent if that is beyond the budget.
  std::optional<Spread> spread{};
};

/// By recipient, the farthest first, then by label; nothing that no valid configuration allows.
std::vector<ExposureCell> exposureTable(const Product& product, const Reviewed& reviewed);

}  // namespace dyetrace
