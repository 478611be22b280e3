#include "analysis/settings/settings_formula.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/laws/random_settings.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

/// Every solution, told apart by all of its variables: a variable that the settings do not
/// determine makes a configuration appear twice.
std::vector<Configuration> solutionsOf(const SettingsFormula& formula) {
  std::vector<Configuration> found;
  SatSolver solver(formula.clauses());
  while (solver.solve() == SatAnswer::yes) {
    found.push_back(formula.configurationIn(solver));
    std::vector<Literal> other;
    for (std::size_t i = 0; i < formula.clauses().variables(); ++i) {
      other.emplace_back(i, !solver.holds(Literal(i)));
    }
    solver.add(other);
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// So many switches, and nothing that ties them.
Product switches(std::size_t count) {
  Product product;
  for (std::size_t i = 0; i < count; ++i) {
    product.settings.add(settingOf("s" + std::to_string(i), SettingKind::boolean, 2));
  }
  product.index();
  return product;
}

}  // namespace

TEST_CASE("the solutions of the formula are the valid configurations, once each") {
  std::size_t compared = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    CAPTURE(seed);
    const Product product = randomSettings(seed);
    std::vector<Configuration> valid = allValid(product);
    if (valid.size() > 200) continue;
    std::sort(valid.begin(), valid.end());
    CHECK(solutionsOf(validConfigurations(product)) == valid);
    ++compared;
  }
  CHECK(compared > 300);
}

TEST_CASE("a guard's literal holds exactly where the guard does") {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    CAPTURE(seed);
    const Product product = randomSettings(seed);
    Random random(seed);
    const Guard guard = randomGuard(product, random, 3);
    SettingsFormula formula = validConfigurations(product);
    const Literal literal = formula.literalOf(guard);
    const std::vector<Configuration> valid = allValid(product);
    if (valid.size() > 200) continue;
    SatSolver solver(formula.clauses());
    for (const Configuration& each : valid) {
      std::vector<Literal> assumptions;
      for (const SettingId id : product.settings.ids())
        assumptions.push_back(formula.literalOf(id, each[id]));
      const bool open = holds(product, guard, each);
      assumptions.push_back(open ? literal : !literal);
      CHECK(solver.solve(assumptions) == SatAnswer::yes);
      assumptions.back() = !assumptions.back();
      CHECK(solver.solve(assumptions) == SatAnswer::no);
      CHECK(solver.failed(assumptions.back()));
    }
  }
}

TEST_CASE("counting guards count, in each of their encodings") {
  const Product product = switches(9);
  std::vector<Guard> all;
  for (const Setting& setting : product.settings)
    all.push_back(Guard::choice({setting.key, Comparison::equal, "on"}));
  for (std::size_t least = 0; least <= 10; ++least) {
    for (std::size_t most = least; most <= 10; ++most) {
      CAPTURE(least, most);
      SettingsFormula formula(product);
      const Guard guard = Guard::cardinality({least, most}, all);
      formula.require(guard);
      std::size_t expected = 0;
      for (const Configuration& each : configurationsThat(product, {}))
        expected += holds(product, guard, each) ? 1 : 0;
      CHECK(solutionsOf(formula).size() == expected);
    }
  }
}

TEST_CASE("large counts are added in binary and stay exact") {
  const std::size_t count = 200;
  const Product product = switches(count);
  std::vector<Guard> all;
  for (const Setting& setting : product.settings)
    all.push_back(Guard::choice({setting.key, Comparison::equal, "on"}));
  SettingsFormula formula(product);
  formula.require(Guard::cardinality({90, 97}, all));
  SatSolver solver(formula.clauses());
  for (std::size_t on = 85; on <= 102; ++on) {
    CAPTURE(on);
    std::vector<Literal> assumptions;
    for (std::size_t i = 0; i < count; ++i)
      assumptions.push_back(formula.literalOf(SettingId(i), i * 7 % count < on ? 1 : 0));
    CHECK((solver.solve(assumptions) == SatAnswer::yes) == (on >= 90 && on <= 97));
  }
}

TEST_CASE("fifteen thousand features become a formula of a size that grows with them") {
  Product product = switches(15'000);
  for (const SettingId id : product.settings.ids()) {
    Setting& setting = product.settings[id];
    setting.feature.emplace();
    setting.feature->children = id.index() % 3 == 0 ? GroupKind::one : GroupKind::all;
    if (id.index() > 0) setting.parent = SettingId((id.index() - 1) / 500);
  }
  const SettingsFormula formula = validConfigurations(product);
  CHECK(formula.clauses().variables() < 30'000);
  CHECK(formula.clauses().length() < 250'000);
  SatSolver solver(formula.clauses());
  CHECK(solver.solve() == SatAnswer::yes);
}

TEST_CASE("the solver stops at its limit and says so") {
  // Eleven pigeons in ten holes.
  Clauses clauses;
  for (std::size_t i = 0; i < 110; ++i) clauses.newVariable();
  const auto at = [](std::size_t pigeon, std::size_t hole) { return Literal(pigeon * 10 + hole); };
  for (std::size_t pigeon = 0; pigeon < 11; ++pigeon) {
    std::vector<Literal> somewhere;
    for (std::size_t hole = 0; hole < 10; ++hole) somewhere.push_back(at(pigeon, hole));
    clauses.add(somewhere);
    for (std::size_t other = 0; other < pigeon; ++other) {
      for (std::size_t hole = 0; hole < 10; ++hole)
        clauses.add({!at(pigeon, hole), !at(other, hole)});
    }
  }
  SatSolver solver(clauses);
  solver.limit({100, 2});
  CHECK(solver.solve() == SatAnswer::undetermined);
  CHECK(solver.solve({at(0, 0)}) == SatAnswer::undetermined);
  solver.add(std::vector{at(0, 0)});
  solver.add(std::vector{!at(0, 0)});
  CHECK(solver.solve() == SatAnswer::undetermined);
  solver.limit({100, 3});
  CHECK(solver.solve() == SatAnswer::no);
}
