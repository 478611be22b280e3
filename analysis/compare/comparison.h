#pragma once

// The one call that joins the comparison: two models in, what changed out, layer by layer.

#include "analysis/compare/data_changes.h"
#include "analysis/compare/drawing_changes.h"
#include "analysis/compare/finding_changes.h"
#include "analysis/compare/matching.h"
#include "analysis/review.h"

namespace dyetrace {

/// One of the two models, read and reviewed.
struct ComparedModel {
  const Product& product;
  const WrittenElements& elements;
  const Reviewed& reviewed;
};

struct ModelComparison {
  Matching matching{};
  DrawingChanges drawing{};
  DataChanges data{};
  FindingChanges findings{};

  /// Whether anything changed for the worse.
  bool worse() const { return findings.worse() || data.worse(); }
};

ModelComparison compareModels(const ComparedModel& before, const ComparedModel& after,
                              MatchBy by = MatchBy::idsThenNames);

}  // namespace dyetrace
