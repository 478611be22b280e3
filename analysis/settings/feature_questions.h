#pragma once

// Questions about the settings themselves, whatever flows they guard: can all constraints hold,
// which options are forced or dead, which settings only look optional, which always move together,
// which constraints say nothing. Definitions follow Benavides, Segura and Ruiz-Cortés, "Automated
// analysis of feature models 20 years later" (2010), and FeatureIDE.
//
// If no configuration is valid, only the clash is answered: everything would follow from that.
//
//   const SettingAnswers answers = askAboutSettings(product);
//   answers.fates[setting.index()][1] == Fate::never;  // nobody can turn it on

#include <vector>

#include "analysis/settings/constraint_questions.h"
#include "analysis/settings/literal_questions.h"
#include "model/configuration.h"

namespace dyetrace {

/// On whenever its parent is, although nothing declares it mandatory.
struct FalseOptional {
  SettingId setting{};
  /// It stands in a group of which some or one child must be on. Some tools leave these out.
  bool inGroup = false;
  /// Its parent is never on, so that it follows from nothing. Some tools leave these out.
  bool parentDead = false;
};

/// An option of a setting, or everything but it.
struct OptionSign {
  SettingId setting{};
  std::size_t option = 0;
  bool chosen = true;
  auto operator<=>(const OptionSign&) const = default;
};

struct SettingAnswers {
  SatAnswer anyValid = SatAnswer::undetermined;
  Clash clash{};  ///< If there is no valid configuration.
  /// By setting and option: always is forced, never is dead.
  std::vector<std::vector<Fate>> fates{};
  std::vector<FalseOptional> falseOptional{};
  std::vector<SettingId> falseOptionalUndetermined{};
  Redundancy redundancy{};
  /// At least two settings each, in order; the first entry has `chosen` set. Forced and dead
  /// options are left out.
  std::vector<std::vector<OptionSign>> together{};
  std::vector<SettingId> togetherUndetermined{};
};

/// A solver is made anew for some questions; each has the whole budget.
SettingAnswers askAboutSettings(const Product& product, const SatBudget& budget = {});

}  // namespace dyetrace
