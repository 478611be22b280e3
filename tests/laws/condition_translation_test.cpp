// Conditions translated into another space against the guards that they come from.

#include "analysis/condition_translation.h"

#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

#include "tests/laws/random_conditions.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

constexpr std::uint64_t kTranslationSeeds = tried(400);

ConditionSpace diagramOver(const Product& product) {
  ConditionOptions options;
  options.representation = Representation::diagram;
  for (const SettingId id : product.settings.ids()) options.also.push_back(id);
  return ConditionSpace::of(product, options);
}

/// Their options, too, are in another order, so that other digits stand for them.
Product inAnotherOrder(const Product& product, std::uint64_t seed) {
  std::vector<Setting> settings(product.settings.begin(), product.settings.end());
  std::mt19937 order(static_cast<std::uint32_t>(seed));
  std::shuffle(settings.begin(), settings.end(), order);
  Product other;
  for (Setting& each : settings) {
    std::reverse(each.options.begin(), each.options.end());
    each.kind = SettingKind::choice;
    other.settings.add(each);
  }
  return other;
}

std::optional<ConditionTranslation> translation(const Product& own, const ConditionSpace& from,
                                                const ConditionSpace& to) {
  return ConditionTranslation::between(from, to, [&](SettingId id, std::size_t option) {
    const Setting& setting = own.settings[id];
    return to.where(Guard::choice({setting.key, Comparison::equal, setting.options[option].key}));
  });
}

/// The same choices among the settings of another product.
Configuration sameIn(const Product& own, const Product& other, const Configuration& choices) {
  Configuration same = firstConfiguration(own);
  for (const SettingId id : own.settings.ids()) {
    const SettingId there = other.settingNamed(own.settings[id].key);
    const std::string& chosen = other.settings[there].options[choices[there]].key;
    const auto& options = own.settings[id].options;
    const auto found = std::find_if(options.begin(), options.end(),
                                    [&](const SettingOption& each) { return each.key == chosen; });
    same.choose(id, static_cast<std::size_t>(found - options.begin()));
  }
  return same;
}

}  // namespace

TEST_CASE("a translated condition holds where it held, with other settings beside it") {
  std::size_t translated = 0;
  for (std::uint64_t seed = 1; seed <= kTranslationSeeds; ++seed) {
    CAPTURE(seed);
    Random random(seed + 21'000'000);
    Product own;
    addRandomSettings(own, random, 4);
    if (random.oneIn(2)) own.constraints.clear();
    Product other = inAnotherOrder(own, seed);
    other.settings.add(randomSetting(random, "added"));
    other.index();
    const ConditionSpace from = diagramOver(own);
    const ConditionSpace to = diagramOver(other);
    const auto translator = translation(own, from, to);
    const bool allowsAll = from.always().count().exact ==
                           diagramOver(inAnotherOrder(own, seed)).always().count().exact;
    REQUIRE(translator.has_value() == allowsAll);
    if (!translator) continue;
    ++translated;
    for (int i = 0; i < 5; ++i) {
      const Condition condition = from.where(randomGuard(own, random, 3));
      const Condition same = translator->of(condition);
      CHECK(same == translator->of(condition));
      CHECK((!same) == translator->of(!condition));
      for (const Configuration& each : allValid(other)) {
        CHECK(same.contains(each) == condition.contains(sameIn(own, other, each)));
      }
    }
  }
  CHECK(translated > kTranslationSeeds / 3);
  CHECK(translated < kTranslationSeeds);
}

TEST_CASE("conditions of tables, and of another space, are not translated") {
  Product product;
  product.settings.add(settingOf("ads", SettingKind::boolean, 2));
  product.index();
  ConditionOptions options;
  options.also = {SettingId(0)};
  const ConditionSpace table = ConditionSpace::of(product, options);
  const ConditionSpace diagram = diagramOver(product);
  CHECK_FALSE(translation(product, table, diagram));
  CHECK_FALSE(translation(product, diagram, table));
  CHECK_THROWS_AS(translation(product, diagram, diagram)->of(table.always()), std::logic_error);
}
