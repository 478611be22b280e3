#include "analysis/compare/compared_sides.h"

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

bool isChange(const ExposureJudgement& change) {
  const double more = change.after.shareOfPeople - change.before.shareOfPeople;
  return change.before.possible != change.after.possible || change.relation != Relation::same ||
         change.relationAtAnyOption != Relation::same || change.newlyOn() ||
         std::abs(more) > kSameShare;
}

}  // namespace

std::size_t ComparedSides::HashConditions::operator()(const Conditions& all) const {
  return hashOf(all.own.before, all.own.after, all.jointBefore, all.jointAfter);
}

const ExposureJudgement* ComparedSides::judged(const JointExposure& old, const JointExposure& now) {
  if (!conditionsTell_) {
    const std::optional<ExposureJudgement> change = compared(old, now);
    return change ? &judgedAlone_.emplace_back(*change) : nullptr;
  }
  if (peopleAlike_ && old.joint == now.joint) return nullptr;
  const auto [known, isNew] =
      judged_.try_emplace({{old.there, now.there, old.own, now.own}, old.joint, now.joint});
  if (isNew) known->second = compared(old, now);
  return known->second ? &*known->second : nullptr;
}

const ExposureJudgement* ComparedSides::judgedAt(JointExposure old, JointExposure now) {
  if (!conditionsTell_ || !joint_.followsOwn()) return judgedOverBoth(old, now);
  addOwn(old, now);
  const auto [known, isNew] =
      judgedByOwn_.try_emplace({old.there, now.there, old.own, now.own}, nullptr);
  if (isNew) known->second = judgedOverBoth(old, now);
  return known->second;
}

void ComparedSides::addOwn(JointExposure& old, JointExposure& now) const {
  if (old.there) old.own = before_.conditionAt(old.place, old.label);
  if (now.there) now.own = after_.conditionAt(now.place, now.label);
}

const ExposureJudgement* ComparedSides::judgedOverBoth(JointExposure& old, JointExposure& now) {
  if (old.there) old.joint = joint_.at(Side::before, old.place, old.label);
  if (now.there) now.joint = joint_.at(Side::after, now.place, now.label);
  if (peopleAlike_ && old.joint == now.joint) return nullptr;
  addOwn(old, now);
  return judged(old, now);
}

std::optional<ExposureJudgement> ComparedSides::compared(const JointExposure& old,
                                                         const JointExposure& now) {
  ExposureJudgement change;
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
