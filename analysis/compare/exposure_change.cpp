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

std::optional<ExposureChange> ComparedSides::change(const JointExposure& old,
                                                    const JointExposure& now) {
  ExposureChange change;
  change.before = before_.describe(old.own);
  change.after = after_.describe(now.own);
  const Relations relations = relationsOf(old.condition, now.condition);
  change.relation = relations.atDefault;
  change.relationAtAnyOption = relations.atAnyOption;
  change.newlyOnFor =
      newlyOnFor(before_, change.before.onFor, after_, change.after.onFor, matching_);
  if (!isChange(change)) return std::nullopt;
  return change;
}

ComparedSides::Relations ComparedSides::relationsOf(const Condition& before,
                                                    const Condition& after) {
  if (before == after) return {};
  const auto [known, isNew] = relations_[before].try_emplace(after);
  if (isNew) {
    const Condition& common = joint_.commonAtDefault();
    known->second = {relationOf(before & common, after & common),
                     relationOf(atAnyOption(before), atAnyOption(after))};
  }
  return known->second;
}

const Condition& ComparedSides::atAnyOption(const Condition& condition) {
  const auto [known, isNew] = atAnyOption_.try_emplace(condition);
  if (isNew) known->second = joint_.atAnyOption(condition);
  return known->second;
}

}  // namespace dyetrace
