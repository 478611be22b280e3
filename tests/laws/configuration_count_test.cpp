#include "analysis/settings/configuration_count.h"

#include <set>

#include <catch2/catch.hpp>

#include "analysis/settings/counting/simplified_clauses.h"
#include "tests/laws/random_settings.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

double shareAmong(const std::vector<Configuration>& valid, SettingId setting, std::size_t option) {
  const auto with = std::count_if(valid.begin(), valid.end(), [&](const Configuration& each) {
    return each[setting] == option;
  });
  return static_cast<double>(with) / static_cast<double>(valid.size());
}

void hideSome(Product& product, Random& random) {
  for (const SettingId id : product.settings.ids()) {
    Setting& setting = product.settings[id];
    if (setting.feature) setting.feature->hidden = random.oneIn(3);
  }
}

std::size_t countedWithoutHidden(const Product& product, const std::vector<Configuration>& valid) {
  std::set<std::vector<std::size_t>> shown;
  for (const Configuration& each : valid) {
    std::vector<std::size_t> options;
    for (const SettingId id : product.settings.ids()) {
      const auto& feature = product.settings[id].feature;
      if (!feature || !feature->hidden) options.push_back(each[id]);
    }
    shown.insert(std::move(options));
  }
  return shown.size();
}

constexpr std::size_t kVariables = 9;

/// Clauses of one to four literals, half of them about as many as make the answer open.
Clauses randomClauses(Random& random) {
  Clauses clauses;
  for (std::size_t i = 0; i < kVariables; ++i) clauses.newVariable();
  const std::size_t count = random.below(25);
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<Literal> clause;
    const std::size_t length = random.oneIn(12) ? 1 : 2 + random.below(3);
    for (std::size_t j = 0; j < length; ++j)
      clause.emplace_back(random.below(kVariables), random.oneIn(2));
    clauses.add(clause);
  }
  return clauses;
}

bool satisfied(const Clauses& clauses, std::size_t assignment) {
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const auto clause = clauses[i];
    const bool some = std::any_of(clause.begin(), clause.end(), [&](Literal literal) {
      return ((assignment >> literal.variable()) % 2 == 1) == literal.positive();
    });
    if (!some) return false;
  }
  return true;
}

/// Of the variables that `mask` has a bit for.
std::set<std::size_t> solutions(const Clauses& clauses, std::size_t mask) {
  std::set<std::size_t> found;
  for (std::size_t each = 0; each < std::size_t{1} << kVariables; ++each) {
    if (satisfied(clauses, each)) found.insert(each & mask);
  }
  return found;
}

}  // namespace

TEST_CASE("valid configurations are counted as brute force counts them, and each option's share") {
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    CAPTURE(seed);
    const Product product = randomSettings(seed);
    const std::vector<Configuration> valid = allValid(product);
    const auto counted = countConfigurations(validConfigurations(product));
    REQUIRE(counted);
    CHECK(counted->exact == std::to_string(valid.size()));
    CHECK(counted->shares.empty() == valid.empty());
    if (valid.empty()) continue;
    for (const SettingId id : product.settings.ids()) {
      for (std::size_t option = 0; option < product.settings[id].options.size(); ++option)
        CHECK(counted->shares[id.index()][option] == Approx(shareAmong(valid, id, option)));
    }
  }
}

TEST_CASE("what differs only in hidden features counts once") {
  std::size_t fewer = 0;
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    CAPTURE(seed);
    Product product = randomSettings(seed);
    Random random(seed);
    hideSome(product, random);
    const std::vector<Configuration> valid = allValid(product);
    const std::size_t expected = countedWithoutHidden(product, valid);
    CHECK(countWithoutHidden(validConfigurations(product)) == std::to_string(expected));
    fewer += expected < valid.size() ? 1 : 0;
  }
  CHECK(fewer > 100);  // So the law is not about nothing.
}

TEST_CASE("solutions of clauses are counted exactly, of all variables and of some") {
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Clauses clauses = randomClauses(random);
    std::vector<std::size_t> uncounted;
    std::size_t mask = 0;
    for (std::size_t i = 0; i < kVariables; ++i) {
      const bool counts = seed % 2 == 0 || random.oneIn(2);
      if (counts) mask |= std::size_t{1} << i;
      if (!counts) uncounted.push_back(i);
    }
    const std::set<std::size_t> expected = solutions(clauses, mask);
    if (expected.empty()) continue;
    const auto simple = simplify(clauses, uncounted, {});
    REQUIRE(simple);
    const auto compiled = compile(simple->clauses, simple->counted, {});
    REQUIRE(compiled);
    CHECK(compiled->graph.count(compiled->root) == expected.size());
  }
}

TEST_CASE("counts beyond any machine word are exact") {
  Product product;
  for (std::size_t i = 0; i < 200; ++i)
    product.settings.add(settingOf("s" + std::to_string(i), SettingKind::boolean, 2));
  product.index();
  const auto counted = countConfigurations(validConfigurations(product));
  REQUIRE(counted);
  CHECK(counted->exact == "1606938044258990275541962092341162602522202993782792835301376");
  CHECK(counted->shares[7][1] == 0.5);
}

TEST_CASE("a count beyond its budget is not made up") {
  Product product;
  for (std::size_t i = 0; i < 20; ++i) {
    product.settings.add(settingOf("s" + std::to_string(i), SettingKind::boolean, 2));
    if (i == 0) continue;
    Constraint constraint;
    constraint.conclusion =
        parseGuard("s" + std::to_string(i - 1) + " | s" + std::to_string(i)).guard;
    product.constraints.push_back(constraint);
  }
  product.index();
  const SettingsFormula formula = validConfigurations(product);
  // A Fibonacci number.
  CHECK(countConfigurations(formula).value().exact == "17711");
  CHECK_FALSE(countConfigurations(formula, {20, 1000, 100'000}));
  CHECK_FALSE(countConfigurations(formula, {100'000, 10, 100'000}));
  CHECK_FALSE(countConfigurations(formula, {100'000, 1000, 100}));
  CHECK_FALSE(countWithoutHidden(formula, {20, 1000, 100'000}));
}
