#pragma once

// Small random settings with constraints, and all their valid configurations by trying every one.

#include <string>
#include <utility>
#include <vector>

#include "analysis/settings/settings_formula.h"
#include "tests/laws/random_model.h"

namespace dyetrace::testing {

inline Setting settingOf(const std::string& key, SettingKind kind, std::size_t options) {
  Setting setting;
  setting.key = key;
  setting.kind = kind;
  setting.declared = true;
  for (std::size_t i = 0; i < options; ++i) {
    SettingOption option;
    option.key = kind == SettingKind::boolean ? (i == 0 ? "off" : "on") : "o" + std::to_string(i);
    setting.options.push_back(std::move(option));
  }
  return setting;
}

inline Guard randomChoice(const Product& product, Random& random) {
  const SettingId id(random.below(product.settings.size()));
  const Setting& setting = product.settings[id];
  const std::size_t option = random.below(setting.options.size());
  const bool ordered = setting.kind == SettingKind::level;
  const auto comparison = static_cast<Comparison>(random.below(ordered ? 6 : 2));
  return Guard::choice({setting.key, comparison, setting.options[option].key});
}

inline Guard randomGuard(const Product& product, Random& random, std::size_t depth) {
  if (depth == 0 || random.oneIn(4)) {
    if (random.oneIn(40)) return random.oneIn(2) ? Guard() : Guard::never();
    return randomChoice(product, random);
  }
  const auto operand = [&] { return randomGuard(product, random, depth - 1); };
  std::vector<Guard> operands;
  const std::size_t count = 2 + random.below(3);
  for (std::size_t i = 0; i < count; ++i) operands.push_back(operand());
  switch (random.below(6)) {
    case 0:
      return Guard::negation(operands[0]);
    case 1:
      return Guard::conjunction(std::move(operands));
    case 2:
      return Guard::disjunction(std::move(operands));
    case 3:
      return Guard::implication(operands[0], operands[1]);
    case 4:
      return Guard::equivalence(operands[0], operands[1]);
    default: {
      const std::size_t least = random.below(count + 1);
      const std::size_t most = least + random.below(count);
      return Guard::cardinality({least, most}, std::move(operands));
    }
  }
}

inline void placeInTree(Product& product, Random& random) {
  for (const SettingId id : product.settings.ids()) {
    Setting& setting = product.settings[id];
    FeaturePlace place;
    place.children = static_cast<GroupKind>(random.below(4));
    place.atLeast = random.below(2);
    place.atMost = place.atLeast + random.below(3);
    place.mandatory = random.oneIn(4);
    setting.feature = place;
    if (id.index() > 0) setting.parent = SettingId(random.below(id.index()));
  }
}

/// Two to eight settings, at most a few thousand configurations, up to four constraints; every
/// third is a feature tree of switches.
inline Product randomSettings(std::uint64_t seed) {
  Random random(seed);
  Product product;
  const bool tree = random.oneIn(3);
  const std::size_t count = 2 + random.below(tree ? 8 : 4);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string key = "s" + std::to_string(i);
    const bool plain = tree || random.oneIn(2);
    const SettingKind kind = plain             ? SettingKind::boolean
                             : random.oneIn(2) ? SettingKind::choice
                                               : SettingKind::level;
    product.settings.add(settingOf(key, kind, plain ? 2 : 1 + random.below(8)));
  }
  if (tree) placeInTree(product, random);
  product.index();
  const std::size_t constraints = random.below(5);
  for (std::size_t i = 0; i < constraints; ++i) {
    Constraint constraint;
    if (random.oneIn(2)) constraint.premise = randomGuard(product, random, 1);
    constraint.conclusion = randomGuard(product, random, random.oneIn(3) ? 3 : 1);
    product.constraints.push_back(std::move(constraint));
  }
  return product;
}

inline bool nextConfiguration(const Product& product, Configuration& configuration) {
  for (const SettingId id : product.settings.ids()) {
    if (configuration[id] + 1 < product.settings[id].options.size()) {
      configuration.choose(id, configuration[id] + 1);
      return true;
    }
    configuration.choose(id, 0);
  }
  return false;
}

inline std::vector<Configuration> configurationsThat(const Product& product,
                                                     const std::vector<Constraint>& constraints) {
  std::vector<Configuration> valid;
  Configuration configuration = firstConfiguration(product);
  do {
    bool holdsAll = true;
    for (const Constraint& each : constraints) {
      holdsAll = holdsAll && holds(product, formulaOf(each), configuration);
    }
    if (holdsAll) valid.push_back(configuration);
  } while (nextConfiguration(product, configuration));
  return valid;
}

inline std::vector<Configuration> allValid(const Product& product) {
  return configurationsThat(product, allConstraints(product));
}

}  // namespace dyetrace::testing
