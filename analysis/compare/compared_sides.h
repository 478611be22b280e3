#pragma once

// What became of one exposure: its condition on both sides over the joint settings, and for whom it
// is on. What has the same conditions is judged once.

#include <deque>
#include <optional>
#include <unordered_map>

#include "analysis/compare/exposed_side.h"
#include "analysis/compare/exposure_judgement.h"
#include "analysis/compare/joint_reach.h"
#include "analysis/compare/people_alike.h"

namespace dyetrace {

/// Both sides, by themselves and over the joint settings.
class ComparedSides {
 public:
  ComparedSides(ExposedSide& before, ExposedSide& after, const JointReach& joint,
                const Matching& matching)
      : before_(before),
        after_(after),
        joint_(joint),
        matching_(matching),
        conditionsTell_(before.conditionTells() && after.conditionTells()),
        presenceTells_(before.isUnguarded() && after.isUnguarded()),
        peopleAlike_(peopleAlike(before, after, joint, matching)) {}

  const ExposedSide& before() const { return before_; }
  const ExposedSide& after() const { return after_; }
  const JointReach& joint() const { return joint_; }

  /// Whether it makes all the difference if an exposure was there and is.
  bool presenceTells() const { return presenceTells_; }

  /// What became of it; null if it is as it was. Of those with equal conditions the same one.
  const ExposureJudgement* judged(const JointExposure& old, const JointExposure& now);
  /// The same of data at places, whose conditions are looked up as far as they are needed.
  const ExposureJudgement* judgedAt(JointExposure old, JointExposure now);

 private:
  void addOwn(JointExposure& old, JointExposure& now) const;
  const ExposureJudgement* judgedOverBoth(JointExposure& old, JointExposure& now);

  /// The models' own conditions of an exposure, and whether it was there and is.
  struct OwnConditions {
    bool was = false;
    bool is = false;
    Condition before{};
    Condition after{};
    bool operator==(const OwnConditions&) const = default;
  };
  struct HashOwn {
    std::size_t operator()(const OwnConditions& own) const { return hashOf(own.before, own.after); }
  };
  /// What decides how an exposure changed, if conditions tell for whom it is on.
  struct Conditions {
    OwnConditions own{};
    Condition jointBefore{};
    Condition jointAfter{};
    bool operator==(const Conditions&) const = default;
  };
  struct HashConditions {
    std::size_t operator()(const Conditions& all) const;
  };

  std::optional<ExposureJudgement> compared(const JointExposure& old, const JointExposure& now);

  struct Relations {
    Relation atDefault = Relation::same;
    Relation atAnyOption = Relation::same;
  };
  Relations relationsOf(const Condition& before, const Condition& after);
  const Condition& atAnyOption(const Condition& condition);

  ExposedSide& before_;
  ExposedSide& after_;
  const JointReach& joint_;
  const Matching& matching_;
  bool conditionsTell_ = false;  ///< For whom an exposure is on.
  bool presenceTells_ = false;
  bool peopleAlike_ = false;
  std::unordered_map<OwnConditions, const ExposureJudgement*, HashOwn> judgedByOwn_;
  std::unordered_map<Conditions, std::optional<ExposureJudgement>, HashConditions> judged_;
  std::deque<ExposureJudgement> judgedAlone_;  ///< Where conditions do not tell for whom it is on.
  std::unordered_map<Condition, Condition> atAnyOption_;
};

}  // namespace dyetrace
