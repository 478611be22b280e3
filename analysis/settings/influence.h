#pragma once

// How much settings matter to a condition, alone and in pairs.
//
// Influence of a setting: of all pairs of valid configurations that differ in this setting alone,
// the fraction in which one is in the condition and the other is not (the Banzhaf value on the
// valid configurations; Banzhaf 1965, Birnbaum 1969).
//
// Interaction of two settings: of all valid quadruples that differ in these two alone, the fraction
// in which the second difference g11 - g10 - g01 + g00 is not zero: what one does depends on the
// other (Grabisch and Roubens 1999).

#include <array>
#include <optional>
#include <vector>

#include "analysis/condition.h"

namespace dyetrace {

struct Influence {
  SettingId setting{};
  double differing = 0;  ///< Pairs in which the setting alone decides,
  double pairs = 0;      ///< of so many.
  double share() const { return pairs > 0 ? differing / pairs : 0; }
};

/// One of the four corners of a pair of settings, everything else the same.
struct Corner {
  std::size_t first = 0;  ///< Option of the first setting.
  std::size_t second = 0;
  bool holds = false;
};

struct Interaction {
  SettingId first{};
  SettingId second{};
  double differing = 0;  ///< Quadruples in which one setting's effect depends on the other,
  double quadruples = 0;
  double share() const { return quadruples > 0 ? differing / quadruples : 0; }
  /// An example as near as can be to the given configuration; empty if there is none.
  std::vector<Corner> corners{};
};

/// What settings do to one condition.
struct SettingEffects {
  std::vector<Influence> influences{};  ///< Strongest first.
  std::vector<Interaction> interactions{};
  bool complete = true;  ///< False: not worked out, as that is beyond the budget.
};

/// Of more settings than so many it is not worked out.
inline constexpr std::size_t kMostCompared = 12;

/// For each setting of the list.
std::vector<Influence> influences(const Product& product, const ConditionSpace& space,
                                  const Condition& condition,
                                  const std::vector<SettingId>& settings);

/// For each pair of the list that interacts, strongest first. `near` chooses the examples.
std::vector<Interaction> interactions(const Product& product, const ConditionSpace& space,
                                      const Condition& condition,
                                      const std::vector<SettingId>& settings,
                                      const Configuration& near);

/// Both, of the settings that decide the condition; neither if they are too many.
SettingEffects effectsOn(const Product& product, const ConditionSpace& space,
                         const Condition& condition, const std::vector<SettingId>& deciding,
                         const Configuration& near);

}  // namespace dyetrace
