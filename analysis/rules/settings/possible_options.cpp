#include "analysis/rules/settings/possible_options.h"

#include "analysis/settings/constraint_questions.h"

namespace dyetrace {
namespace {

Guard chosen(const Setting& setting, std::size_t option) {
  return Guard::choice({setting.key, Comparison::equal, setting.options[option].key});
}

}  // namespace

PossibleOptions::PossibleOptions(const Product& product, const People& people)
    : people_(people), formula_(validConfigurations(product)), solver_(formula_.clauses()) {
  solver_.limit({});
}

SatAnswer PossibleOptions::anywhere(SettingId setting, std::size_t option) {
  return solver_.solve({formula_.literalOf(setting, option)});
}

SatAnswer PossibleOptions::in(std::size_t context, SettingId setting, std::size_t option) {
  std::vector<Literal> assumed{formula_.literalOf(setting, option)};
  for (const SettingId id : people_.dimensions()) {
    assumed.push_back(formula_.literalOf(id, people_.contexts()[context].start[id]));
  }
  return solver_.solve(assumed);
}

SatAnswer PossibleOptions::together(SettingId setting, std::size_t option, SettingId other,
                                    std::size_t otherOption) {
  return solver_.solve(
      {formula_.literalOf(setting, option), formula_.literalOf(other, otherOption)});
}

std::vector<Constraint> reasonsAgainst(const Product& product, SettingId setting,
                                       std::size_t option) {
  Product wished = product;
  Constraint wish;
  wish.conclusion = chosen(product.settings[setting], option);
  wished.constraints.push_back(wish);
  const std::vector<Constraint> all = allConstraints(wished);
  std::vector<Constraint> reasons;
  for (const std::size_t place : clashOf(wished, {}).constraints) {
    if (place != product.constraints.size()) reasons.push_back(all[place]);
  }
  return reasons;
}

}  // namespace dyetrace
