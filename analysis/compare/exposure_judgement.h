#pragma once

// What became of an exposure, whatever and wherever it is: all data of which the same conditions
// hold before and after is judged once.

#include <string_view>
#include <vector>

#include "analysis/condition.h"

namespace dyetrace {

/// How the set of configurations with the data there became another.
enum class Relation { same, wider, narrower, incomparable };

std::string_view relationName(Relation relation);

/// What is known of one side; of what is not there, that it is never so.
struct ExposureSide {
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

struct ExposureJudgement {
  ExposureSide before{};
  ExposureSide after{};
  /// Among the configurations valid on both sides, with what only one side has at its default.
  Relation relation = Relation::same;
  /// The same with what only one side has at any option.
  Relation relationAtAnyOption = Relation::same;
  std::vector<bool> newlyOnFor{};  ///< By group of people after: newly on by default.

  bool newlyPossible() const { return after.possible && !before.possible; }
  bool noLongerPossible() const { return before.possible && !after.possible; }
  bool newlyOn() const;
  /// More data somewhere than before, in some configuration or by default.
  bool more() const;
  /// `newly possible`, `in more configurations`, …
  std::string_view words() const;
};

}  // namespace dyetrace
