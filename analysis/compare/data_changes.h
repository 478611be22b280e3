#pragma once

// What changed in the data: for every place and label the condition before and after, over the
// settings of both models at once (joint_settings.h), exactly.
//
//   const DataChanges changes = compareData(before, after, matching);
//   changes.exposures[0].relation;      // Relation::wider
//   changes.choices.sharing.exact;      // so many choices that people have share more afterwards
//
// Where the conditions do not fit their budget, `determined` is false and nothing below it is
// known.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/compare/joint_reach.h"
#include "analysis/compare/launch_answers.h"
#include "analysis/compare/matching.h"
#include "analysis/condition.h"
#include "analysis/review.h"

namespace dyetrace {

/// How the set of configurations with the data there became another.
enum class Relation { same, wider, narrower, incomparable };

std::string_view relationName(Relation relation);

/// What is known of one side.
struct ExposureSide {
  NodeId place{};      ///< Invalid if the side has no such place,
  LabelId label{};     ///< or no such label.
  std::string flow{};  ///< Instead of both: a flow that no diagram draws, as its settings call it.
  bool possible = false;
  /// By group of people (People::contexts()), one if the model has no settings: on by default.
  std::vector<bool> onFor{};
  double shareOfPeople = 0;
  /// A setting that decides and has no stated default. Invalid if all have; else `onFor` and
  /// `shareOfPeople` only tell what would be so if it started with its first option.
  SettingId unstated{};
  Condition condition{};  ///< Over the model's own settings; of no space if it has none.

  bool onByDefault() const;  ///< For somebody at least.
};

/// One label at one place, or one flow that no diagram draws, that is not as it was.
struct ExposureChange {
  ExposureSide before{};
  ExposureSide after{};
  /// Among the configurations valid on both sides, with what only one side has at its default.
  Relation relation = Relation::same;
  /// The same with what only one side has at any option.
  Relation relationAtAnyOption = Relation::same;
  std::vector<bool> newlyOnFor{};  ///< By group of people after: newly on by default.
  /// Of the recipient: 0 the person to 4 the public. Where nobody draws where a flow leads, beyond
  /// the company.
  int distance = 0;
  std::uint64_t weight = 0;  ///< Weight of the data times that distance, or of the stated risk.

  bool newlyPossible() const { return after.possible && !before.possible; }
  bool noLongerPossible() const { return before.possible && !after.possible; }
  bool newlyOn() const;
  /// More data somewhere than before, in some configuration or by default.
  bool more() const;
  /// More personal data with somebody beyond the product's own company.
  bool worse() const;
  /// `newly possible`, `wider`, …
  std::string_view words() const;
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
  Count invalid{};  ///< and those that the model after does not allow.
  std::vector<ChoiceExposure> exposures{};  ///< Heaviest first.
};

struct DataChanges {
  bool determined = true;
  std::vector<ExposureChange> exposures{};  ///< Heaviest first, then by place and label.
  std::vector<ExposureChange> flows{};      ///< Those that no diagram draws, by name.
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
