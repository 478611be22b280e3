#pragma once

// What people ask of one condition: is it so by default, for whom, in how many configurations, for
// which share of people, can the person change it, with how many switches and which.
//
//   const ConditionAnswers answers = answersTo(space, people, open);
//   answers.contexts[0].stop->changed;   // the fewest switches that stop it there

#include <optional>
#include <vector>

#include "analysis/condition.h"
#include "analysis/settings/people.h"

namespace dyetrace {

/// In one context of People.
struct ContextAnswer {
  std::size_t context = 0;
  bool byDefault = false;
  /// On by default: the fewest switches of the person that turn it off; none if they cannot.
  std::optional<Nearest> stop{};
  bool stopKnown = true;  ///< False: beyond the budget.
  /// Off by default: the fewest switches of the person that turn it on; none if they cannot, or if
  /// the conditions were beyond the budget.
  std::optional<Nearest> open{};
};

struct ConditionAnswers {
  /// False: the condition is beyond the budget. Then count, of and support are empty, shares are
  /// sampled, and the rest was found by search.
  bool determined = true;
  bool known = true;    ///< False: not even whether it is ever, or always, so.
  bool always = false;  ///< In every valid configuration.
  bool never = false;
  Count count{};                     ///< Valid configurations in which it is so,
  Count of{};                        ///< of so many.
  double shareOfConfigurations = 0;  ///< 0 to 1.
  double shareOfPeople = 0;
  // Sampled shares may be off by so much (95 %); 1: not even sampled.
  double errorOfConfigurations = 0;
  double errorOfPeople = 0;
  std::vector<SettingId> support{};  ///< The settings that decide it, by id.
  std::vector<ContextAnswer> contexts{};

  bool byDefaultSomewhere() const;
  bool byDefaultEverywhere() const;
  /// Whether, wherever it is so by default, the person can stop it.
  bool personCanStop() const;
  /// The most switches that it takes anywhere to stop it; 0 if it is nowhere so by default.
  std::size_t mostSwitches() const;
};

/// `byDefault` says by context whether it is so from the start, for contexts whose defaults break
/// constraints and which no condition contains; may be empty, then these count as not so.
ConditionAnswers answersTo(const ConditionSpace& space, const People& people,
                           const Condition& condition, const std::vector<bool>& byDefault = {});

}  // namespace dyetrace
