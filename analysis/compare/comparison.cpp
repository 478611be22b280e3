#include "analysis/compare/comparison.h"

#include <utility>

namespace dyetrace {

ModelComparison compareModels(const ComparedModel& before, const ComparedModel& after, MatchBy by) {
  ModelComparison comparison;
  DrawingComparison drawn =
      compareDrawnModels({before.product, before.elements}, {after.product, after.elements}, by);
  comparison.matching = std::move(drawn.matching);
  comparison.drawing = std::move(drawn.changes);
  comparison.data = compareData({before.product, before.reviewed}, {after.product, after.reviewed},
                                comparison.matching);
  comparison.findings =
      compareFindings({before.product, before.reviewed.review},
                      {after.product, after.reviewed.review}, comparison.matching);
  return comparison;
}

}  // namespace dyetrace
