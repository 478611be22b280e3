#pragma once

// What changed in the data: for every place and label the condition before and after, over the
// settings of both models at once (joint_settings.h), exactly.
//
//   const DataChanges changes = compareData(before, after, matching);
//   changes.exposures.front().judged.relation;  // Relation::wider
//   changes.choices.sharing.exact;  // so many choices that people have share more afterwards
//
// Where the conditions do not fit their budget, `determined` is false and nothing below it is
// known.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/compare/exposure_changes.h"
#include "analysis/compare/joint_reach.h"
#include "analysis/compare/launch_answers.h"
#include "analysis/compare/matching.h"
#include "analysis/condition.h"
#include "analysis/review.h"

namespace dyetrace {

/// A flow that no diagram draws and that is not as it was.
struct UndrawnFlowChange {
  std::string before{};  ///< As the settings of the side call it; empty if it has none.
  std::string after{};
  std::uint64_t weight = 0;
  ExposureJudgement judged{};

  ExposureChange change() const;
};

/// More is shared in a choice that people already made.
struct ChoiceExposure {
  NodeId place{};  ///< After.
  LabelId label{};
  std::string flow{};        ///< Instead of both: a flow that no diagram draws.
  std::uint64_t weight = 0;  ///< As of ExposureChange.
  Count count{};             ///< So many valid choices before.
  bool optedOut = false;   ///< Among them some that had chosen what protects, against the default.
  std::string example{};   ///< What differs from the defaults in the one nearest to them.
  std::string settings{};  ///< The new settings that do it, if their defaults alone do.
  std::vector<SettingId> newSettings{};  ///< The same.
};

struct ChoicesMade {
  Count of{};       ///< Valid configurations before, over the settings that matter.
  Count sharing{};  ///< Those that share more afterwards with somebody beyond the company,
  bool sharingIsExact = true;  ///< or at least so many: as many as share more of one thing,
  Count invalid{};             ///< and those that the model after does not allow.
  std::vector<ChoiceExposure> exposures{};  ///< Heaviest first.
};

struct DataChanges {
  bool determined = true;
  ExposureChanges exposures{};             ///< Of data at places.
  std::vector<UndrawnFlowChange> flows{};  ///< By name.
  ChoicesMade choices{};
  std::vector<LaunchAnswer> answers{};  ///< Rules CHG-01 to CHG-11; gravest first.

  bool empty() const {
    return exposures.empty() && flows.empty() && choices.exposures.empty() && answers.empty();
  }
  bool worse() const;
};

DataChanges compareData(const DataModel& before, const DataModel& after, const Matching& matching,
                        const ConditionOptions& options = {});

}  // namespace dyetrace
