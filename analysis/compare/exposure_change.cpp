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

std::size_t ComparedSides::HashConditions::operator()(const Conditions& all) const {
  constexpr std::size_t kOdd = 0x9e3779b97f4a7c15U;
  std::size_t hash = (all.was ? 1 : 0) + (all.is ? 2 : 0);
  for (const Condition* each : {&all.ownBefore, &all.ownAfter, &all.jointBefore, &all.jointAfter})
    hash = (hash ^ each->hash()) * kOdd;
  return hash ^ (hash >> 32);
}

const ExposureChange* ComparedSides::judged(const JointExposure& old, const JointExposure& now) {
  if (!conditionsTell_) {
    const std::optional<ExposureChange> change = compared(old, now);
    return change ? &judgedAlone_.emplace_back(*change) : nullptr;
  }
  if (peopleAlike_ && old.joint == now.joint) return nullptr;
  const auto [known, isNew] =
      judged_.try_emplace({old.there, now.there, old.own, now.own, old.joint, now.joint});
  if (isNew) known->second = compared(old, now);
  return known->second ? &*known->second : nullptr;
}

std::optional<ExposureChange> ComparedSides::compared(const JointExposure& old,
                                                      const JointExposure& now) {
  ExposureChange change;
  change.before = before_.describe(old);
  change.after = after_.describe(now);
  const Relations relations = relationsOf(old.joint, now.joint);
  change.relation = relations.atDefault;
  change.relationAtAnyOption = relations.atAnyOption;
  change.newlyOnFor =
      newlyOnFor(before_, change.before.onFor, after_, change.after.onFor, matching_);
  if (!isChange(change)) return std::nullopt;
  if (old.there) change.before.unstated = before_.unstatedIn(old.own);
  if (now.there) change.after.unstated = after_.unstatedIn(now.own);
  return change;
}

ComparedSides::Relations ComparedSides::relationsOf(const Condition& before,
                                                    const Condition& after) {
  if (before == after) return {};
  const Condition& common = joint_.commonAtDefault();
  return {relationOf(before & common, after & common),
          relationOf(atAnyOption(before), atAnyOption(after))};
}

const Condition& ComparedSides::atAnyOption(const Condition& condition) {
  const auto [known, isNew] = atAnyOption_.try_emplace(condition);
  if (isNew) known->second = joint_.atAnyOption(condition);
  return known->second;
}

}  // namespace dyetrace
