#pragma once

// Random settings of every kind and owner with constraints, for what is computed over them.

#include <string>
#include <utility>
#include <vector>

#include "tests/laws/random_settings.h"

namespace dyetrace::testing {

/// A number in bands of ten; each option's key is the first value of its band.
inline Setting numberSetting(const std::string& key, std::size_t bands) {
  Setting setting = settingOf(key, SettingKind::number, bands);
  for (std::size_t band = 0; band < bands; ++band) {
    SettingOption& option = setting.options[band];
    option.from = static_cast<std::int64_t>(band) * 10;
    option.to = option.from + 9;
    option.key = std::to_string(option.from);
  }
  return setting;
}

inline Setting randomSetting(Random& random, const std::string& key) {
  constexpr SettingOwner kOwners[] = {SettingOwner::person, SettingOwner::person,
                                      SettingOwner::otherPerson, SettingOwner::product,
                                      SettingOwner::context};
  Setting setting = settingOf(key, SettingKind::boolean, 2);
  if (random.oneIn(4)) setting = settingOf(key, SettingKind::choice, 3);
  if (random.oneIn(4)) setting = settingOf(key, SettingKind::level, 3);
  if (random.oneIn(6)) setting = numberSetting(key, 2 + random.below(2));
  setting.owner = kOwners[random.below(std::size(kOwners))];
  return setting;
}

/// Between one and `most` settings; one constraint on the average.
inline void addRandomSettings(Product& product, Random& random, std::size_t most) {
  const std::size_t count = 1 + random.below(most);
  for (std::size_t i = 0; i < count; ++i) {
    product.settings.add(randomSetting(random, "s" + std::to_string(i)));
  }
  product.index();
  while (random.oneIn(2)) {
    Constraint constraint;
    if (random.oneIn(2)) constraint.premise = randomGuard(product, random, 1);
    constraint.conclusion = randomGuard(product, random, 2);
    product.constraints.push_back(std::move(constraint));
  }
}

}  // namespace dyetrace::testing
