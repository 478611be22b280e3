#include "analysis/compare/comparison.h"

namespace dyetrace {

ModelComparison compareModels(const ComparedModel& before, const ComparedModel& after, MatchBy by) {
  ModelComparison comparison;
  comparison.matching = matchProducts(before.product, after.product, by);
  comparison.drawing = compareDrawings({before.product, before.elements},
                                       {after.product, after.elements}, comparison.matching, by);
  comparison.data = compareData({before.product, before.reviewed}, {after.product, after.reviewed},
                                comparison.matching);
  comparison.findings =
      compareFindings({before.product, before.reviewed.review},
                      {after.product, after.reviewed.review}, comparison.matching);
  return comparison;
}

}  // namespace dyetrace
