#include "analysis/compare/exposure_change.h"

#include <cmath>

#include "analysis/settings/shares.h"

namespace dyetrace {
namespace {

Relation relationOf(const Condition& before, const Condition& after) {
  const bool kept = before.subsetOf(after);
  const bool contained = after.subsetOf(before);
  if (kept && contained) return Relation::same;
  if (kept) return Relation::wider;
  return contained ? Relation::narrower : Relation::incomparable;
}

bool isChange(const ExposureChange& change) {
  const double more = change.after.shareOfPeople - change.before.shareOfPeople;
  return change.before.possible != change.after.possible || change.relation != Relation::same ||
         change.relationAtAnyOption != Relation::same || change.newlyOn() ||
         std::abs(more) > kSameShare;
}

}  // namespace

std::optional<ExposureChange> exposureChange(const ComparedSides& sides, const JointExposure& old,
                                             const JointExposure& now) {
  ExposureChange change;
  change.before = sides.before.describe(old.own);
  change.after = sides.after.describe(now.own);
  const JointReach& joint = sides.joint;
  const Condition& common = joint.commonAtDefault();
  change.relation = relationOf(old.condition & common, now.condition & common);
  change.relationAtAnyOption =
      relationOf(joint.atAnyOption(old.condition), joint.atAnyOption(now.condition));
  change.newlyOnFor = newlyOnFor(sides.before, old.own, sides.after, now.own, sides.matching);
  if (!isChange(change)) return std::nullopt;
  sides.before.addWords(old.own, change.before);
  sides.after.addWords(now.own, change.after);
  return change;
}

}  // namespace dyetrace
