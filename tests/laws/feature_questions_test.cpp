#include "analysis/settings/feature_questions.h"

#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "tests/laws/random_settings.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

constexpr std::uint64_t kFeatureSeeds = 500;

Fate fateAmong(const std::vector<Configuration>& valid, SettingId setting, std::size_t option) {
  const auto with = std::count_if(valid.begin(), valid.end(), [&](const Configuration& each) {
    return each[setting] == option;
  });
  if (with == 0) return Fate::never;
  return static_cast<std::size_t>(with) == valid.size() ? Fate::always : Fate::varies;
}

/// Each option's values over the valid configurations, the first one's value written as 1: options
/// that move together, or against each other, have the same.
std::map<std::string, std::vector<std::pair<SettingId, std::size_t>>> patternsOf(
    const Product& product, const std::vector<Configuration>& valid) {
  std::map<std::string, std::vector<std::pair<SettingId, std::size_t>>> patterns;
  for (const SettingId id : product.settings.ids()) {
    const std::size_t options = product.settings[id].options.size();
    for (std::size_t option = options == 2 ? 1 : 0; option < options; ++option) {
      if (fateAmong(valid, id, option) != Fate::varies) continue;
      std::string pattern;
      for (const Configuration& each : valid)
        pattern += (each[id] == option) == (valid[0][id] == option) ? '1' : '0';
      patterns[pattern].emplace_back(id, option);
    }
  }
  return patterns;
}

std::size_t groupsExpected(const Product& product, const std::vector<Configuration>& valid) {
  std::size_t groups = 0;
  for (const auto& [pattern, members] : patternsOf(product, valid)) {
    const SettingId first = members[0].first;
    groups += std::any_of(members.begin(), members.end(),
                          [&](const auto& each) { return each.first != first; })
                  ? 1
                  : 0;
  }
  return groups;
}

void checkTogether(const SettingAnswers& answers, const std::vector<Configuration>& valid) {
  for (const std::vector<OptionSign>& group : answers.together) {
    CHECK(std::is_sorted(group.begin(), group.end()));
    CHECK(group.front().chosen);
    for (const Configuration& each : valid) {
      const bool first = each[group[0].setting] == group[0].option;
      for (const OptionSign& member : group)
        CHECK(((each[member.setting] == member.option) == member.chosen) == first);
    }
  }
}

bool possible(const Product& product, const std::vector<std::size_t>& places, std::size_t except) {
  const std::vector<Constraint> all = allConstraints(product);
  std::vector<Constraint> kept;
  for (const std::size_t place : places) {
    if (place != except) kept.push_back(all[place]);
  }
  return !configurationsThat(product, kept).empty();
}

}  // namespace

TEST_CASE("forced and dead options are those of all valid configurations") {
  for (std::uint64_t seed = 1; seed <= kFeatureSeeds; ++seed) {
    CAPTURE(seed);
    const Product product = randomSettings(seed);
    const std::vector<Configuration> valid = allValid(product);
    const SettingAnswers answers = askAboutSettings(product);
    CHECK(answers.anyValid == (valid.empty() ? SatAnswer::no : SatAnswer::yes));
    if (valid.empty()) continue;
    for (const SettingId id : product.settings.ids()) {
      for (std::size_t option = 0; option < product.settings[id].options.size(); ++option)
        CHECK(answers.fates[id.index()][option] == fateAmong(valid, id, option));
    }
  }
}

TEST_CASE("constraints that clash do so, and not without any one of them") {
  std::size_t clashes = 0;
  for (std::uint64_t seed = 1; seed <= 3 * kFeatureSeeds; ++seed) {
    CAPTURE(seed);
    const Product product = randomSettings(seed);
    const Clash clash = clashOf(product, {});
    CHECK(clash.constraints.empty() == !allValid(product).empty());
    if (clash.constraints.empty()) continue;
    ++clashes;
    CHECK(clash.minimal);
    CHECK_FALSE(possible(product, clash.constraints, allConstraints(product).size()));
    for (const std::size_t place : clash.constraints)
      CHECK(possible(product, clash.constraints, place));
  }
  CHECK(clashes > 30);
}

TEST_CASE("false-optional features are on in every configuration that has their parent on") {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= 2 * kFeatureSeeds; ++seed) {
    CAPTURE(seed);
    const Product product = randomSettings(seed);
    const std::vector<Configuration> valid = allValid(product);
    if (valid.empty() || !product.settings[SettingId(0)].feature) continue;
    std::vector<SettingId> expected;
    for (const SettingId id : product.settings.ids()) {
      const Setting& setting = product.settings[id];
      if (!setting.parent.valid()) continue;
      const bool all = product.settings[setting.parent].feature->children == GroupKind::all;
      if (all && setting.feature->mandatory) continue;
      if (std::all_of(valid.begin(), valid.end(), [&](const Configuration& each) {
            return each[setting.parent] == 0 || each[id] == 1;
          }))
        expected.push_back(id);
    }
    const SettingAnswers answers = askAboutSettings(product);
    CHECK(answers.falseOptionalUndetermined.empty());
    REQUIRE(answers.falseOptional.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const FalseOptional& each = answers.falseOptional[i];
      const SettingId parent = product.settings[expected[i]].parent;
      CHECK(each.setting == expected[i]);
      CHECK(each.inGroup == (product.settings[parent].feature->children != GroupKind::all));
      CHECK(each.parentDead == (fateAmong(valid, parent, 1) == Fate::never));
    }
    found += expected.size();
  }
  CHECK(found > 100);
}

TEST_CASE("redundant constraints leave the valid configurations as they are") {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= kFeatureSeeds; ++seed) {
    CAPTURE(seed);
    const Product product = randomSettings(seed);
    const std::vector<Configuration> valid = allValid(product);
    if (valid.empty()) continue;
    std::vector<std::size_t> expected;
    for (std::size_t i = 0; i < product.constraints.size(); ++i) {
      std::vector<Constraint> others = allConstraints(product);
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      if (configurationsThat(product, others).size() == valid.size()) expected.push_back(i);
    }
    CHECK(redundancyOf(product, {}).redundant == expected);
    found += expected.size();
  }
  CHECK(found > 50);
}

TEST_CASE("options that move together are found, and only those") {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= kFeatureSeeds; ++seed) {
    CAPTURE(seed);
    const Product product = randomSettings(seed);
    const std::vector<Configuration> valid = allValid(product);
    if (valid.empty()) continue;
    const SettingAnswers answers = askAboutSettings(product);
    CHECK(answers.togetherUndetermined.empty());
    checkTogether(answers, valid);
    CHECK(answers.together.size() == groupsExpected(product, valid));
    found += answers.together.size();
  }
  CHECK(found > 50);
}

TEST_CASE("without a budget nothing about settings is claimed") {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    CAPTURE(seed);
    const Product product = randomSettings(seed);
    const SettingAnswers answers = askAboutSettings(product, {20'000, 0});
    CHECK(answers.anyValid == SatAnswer::undetermined);
    CHECK(answers.falseOptional.empty());
    CHECK(answers.redundancy.redundant.empty());
    CHECK(answers.together.empty());
  }
}
