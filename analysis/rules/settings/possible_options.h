#pragma once

// Which options of settings can be chosen at all, whether a flow depends on them or not: asked of
// the constraints, for everybody and in each context.

#include "analysis/settings/people.h"
#include "analysis/settings/settings_formula.h"

namespace dyetrace {

class PossibleOptions {
 public:
  PossibleOptions(const Product& product, const People& people);

  SatAnswer anywhere(SettingId setting, std::size_t option);
  SatAnswer in(std::size_t context, SettingId setting, std::size_t option);
  /// While another setting has one of its options.
  SatAnswer together(SettingId setting, std::size_t option, SettingId other, std::size_t chosen);

 private:
  const People& people_;
  SettingsFormula formula_;
  SatSolver solver_;
};

/// The constraints that together rule the option out, few of them.
std::vector<Constraint> reasonsAgainst(const Product& product, SettingId setting,
                                       std::size_t option);

}  // namespace dyetrace
