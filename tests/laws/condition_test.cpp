#include "analysis/condition.h"

#include <map>
#include <tuple>

#include <catch2/catch.hpp>

#include "tests/laws/random_conditions.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

constexpr std::uint64_t kConditionSeeds = tried(300);

/// The members among all valid configurations, by brute force.
using Members = std::vector<bool>;

struct ConditionCase {
  Product product;
  std::vector<Configuration> valid;
  std::vector<Guard> guards;
  std::vector<Members> members;
};

ConditionCase randomConditionCase(std::uint64_t seed) {
  Random random(seed);
  ConditionCase made;
  addRandomSettings(made.product, random, 5);
  made.valid = allValid(made.product);
  std::sort(made.valid.begin(), made.valid.end());
  for (int i = 0; i < 3; ++i) {
    made.guards.push_back(randomGuard(made.product, random, 3));
    made.members.emplace_back();
    for (const Configuration& each : made.valid) {
      made.members.back().push_back(holds(made.product, made.guards.back(), each));
    }
  }
  return made;
}

Members membersOf(const ConditionCase& given, const Condition& condition) {
  Members members;
  for (const Configuration& each : given.valid) members.push_back(condition.contains(each));
  return members;
}

/// Of each valid configuration, the valid ones that differ in one setting at most.
template <class Judge>
Members overNeighbours(const ConditionCase& given, SettingId setting, const Judge& judge) {
  Members result;
  for (const Configuration& each : given.valid) {
    std::vector<std::size_t> neighbours;
    for (std::size_t option = 0; option < given.product.settings[setting].options.size();
         ++option) {
      Configuration moved = each;
      moved.choose(setting, option);
      const auto found = std::lower_bound(given.valid.begin(), given.valid.end(), moved);
      if (found == given.valid.end() || *found != moved) continue;
      neighbours.push_back(static_cast<std::size_t>(found - given.valid.begin()));
    }
    result.push_back(judge(neighbours));
  }
  return result;
}

bool decides(const ConditionCase& given, const Members& members,
             const std::vector<SettingId>& settings) {
  std::map<std::vector<std::size_t>, bool> seen;
  for (std::size_t i = 0; i < given.valid.size(); ++i) {
    std::vector<std::size_t> options;
    for (const SettingId id : settings) options.push_back(given.valid[i][id]);
    if (!seen.emplace(options, members[i]).second && seen[options] != members[i]) return false;
  }
  return true;
}

std::vector<SettingId> expectedSupport(const ConditionCase& given, const Members& members) {
  std::vector<SettingId> left;
  for (const SettingId id : given.product.settings.ids()) left.push_back(id);
  const auto rank = [&](SettingId id) {
    const SettingOwner owner = given.product.settings[id].owner;
    return owner == SettingOwner::context ? 0 : owner == SettingOwner::product ? 1 : 2;
  };
  std::vector<SettingId> order(left.rbegin(), left.rend());
  std::stable_sort(order.begin(), order.end(),
                   [&](SettingId a, SettingId b) { return rank(a) < rank(b); });
  for (const SettingId id : order) {
    std::vector<SettingId> fewer;
    for (const SettingId each : left) {
      if (each != id) fewer.push_back(each);
    }
    if (decides(given, members, fewer)) left = fewer;
  }
  return left;
}

OptionShares randomShares(const Product& product, Random& random) {
  OptionShares::Rows shares;
  for (const Setting& setting : product.settings) {
    std::vector<double> row;
    double sum = 0;
    for (std::size_t i = 0; i < setting.options.size(); ++i) {
      row.push_back(1 + static_cast<double>(random.below(9)));
      sum += row.back();
    }
    for (double& each : row) each /= sum;
    shares.push_back(row);
  }
  return OptionShares(std::move(shares));
}

double expectedShare(const ConditionCase& given, const Members& members,
                     const OptionShares& shares) {
  double all = 0;
  double in = 0;
  for (std::size_t i = 0; i < given.valid.size(); ++i) {
    double weight = 1;
    for (const SettingId id : given.product.settings.ids()) {
      weight *= shares[id.index()][given.valid[i][id]];
    }
    all += weight;
    if (members[i]) in += weight;
  }
  return all > 0 ? in / all : 0;
}

std::optional<Nearest> expectedNearest(const ConditionCase& given, const Members& members,
                                       const Configuration& from, const ChangeCosts& costs) {
  std::optional<Nearest> best;
  for (std::size_t i = 0; i < given.valid.size(); ++i) {
    if (!members[i]) continue;
    Nearest here{given.valid[i], 0, {}};
    bool possible = true;
    for (const SettingId id : given.product.settings.ids()) {
      if (given.valid[i][id] == from[id]) continue;
      possible = possible && costs[id.index()] != kFixed;
      here.cost += costs[id.index()];
      here.changed.push_back(id);
    }
    const auto rank = [](const Nearest& each) {
      return std::tuple(each.cost, each.changed.size(), each.changed, each.configuration);
    };
    if (possible && (!best || rank(here) < rank(*best))) best = here;
  }
  return best;
}

void checkNearest(const ConditionCase& given, const Condition& condition, const Members& members,
                  Random& random) {
  Configuration from = firstConfiguration(given.product);
  ChangeCosts costs;
  for (const SettingId id : given.product.settings.ids()) {
    from.choose(id, random.below(given.product.settings[id].options.size()));
    costs.push_back(random.oneIn(6) ? kFixed : static_cast<std::uint32_t>(random.below(3)));
  }
  const auto found = condition.nearest(from, costs);
  const auto expected = expectedNearest(given, members, from, costs);
  REQUIRE(found.has_value() == expected.has_value());
  if (!found) return;
  CHECK(found->configuration == expected->configuration);
  CHECK(found->cost == expected->cost);
  CHECK(found->changed == expected->changed);
}

void checkTable(const ConditionCase& given, const ConditionSpace& space, const Condition& condition,
                const Members& members) {
  const std::vector<SettingId> support = condition.support();
  std::map<std::vector<std::size_t>, bool> rows;
  for (std::size_t i = 0; i < given.valid.size(); ++i) {
    std::vector<std::size_t> options;
    for (const SettingId id : support) options.push_back(given.valid[i][id]);
    rows[options] = members[i];
  }
  std::vector<TableRow> expected;
  for (const auto& [options, holds] : rows) expected.push_back({options, holds});
  CHECK(space.table(condition, support, rows.size()) == expected);
  if (!rows.empty()) CHECK_FALSE(space.table(condition, support, rows.size() - 1).has_value());
}

void checkQuantifiers(const ConditionCase& given, const Condition& condition,
                      const Members& members) {
  for (const SettingId id : given.product.settings.ids()) {
    CHECK(membersOf(given, condition.exists(id)) ==
          overNeighbours(given, id, [&](const std::vector<std::size_t>& neighbours) {
            return std::any_of(neighbours.begin(), neighbours.end(),
                               [&](std::size_t i) { return members[i]; });
          }));
    CHECK(membersOf(given, condition.forAll(id)) ==
          overNeighbours(given, id, [&](const std::vector<std::size_t>& neighbours) {
            return std::all_of(neighbours.begin(), neighbours.end(),
                               [&](std::size_t i) { return members[i]; });
          }));
    for (std::size_t option = 0; option < given.product.settings[id].options.size(); ++option) {
      Members expected = members;
      for (std::size_t i = 0; i < members.size(); ++i) {
        expected[i] = members[i] && given.valid[i][id] == option;
      }
      CHECK(membersOf(given, condition.restrictedTo(id, option)) == expected);
    }
  }
}

void checkCounts(const ConditionCase& given, const Condition& condition, const Members& members,
                 Random& random) {
  const auto count = std::count(members.begin(), members.end(), true);
  CHECK(condition.count().exact == std::to_string(count));
  CHECK(condition.count().approximate == static_cast<double>(count));
  CHECK(condition.never() == (count == 0));
  CHECK(condition.always() == (static_cast<std::size_t>(count) == members.size()));
  const OptionShares shares = randomShares(given.product, random);
  CHECK(condition.share(shares) == Approx(expectedShare(given, members, shares)));
  const auto example = condition.example();
  REQUIRE(example.has_value() == (count > 0));
  if (!example) return;
  const auto first = std::find(members.begin(), members.end(), true) - members.begin();
  CHECK(*example == given.valid[static_cast<std::size_t>(first)]);
}

void checkOperations(const ConditionCase& given, const Condition& a, const Condition& b) {
  Members both, either, neither, implied;
  for (std::size_t i = 0; i < given.valid.size(); ++i) {
    both.push_back(given.members[0][i] && given.members[1][i]);
    either.push_back(given.members[0][i] || given.members[1][i]);
    neither.push_back(!given.members[0][i]);
    implied.push_back(!given.members[0][i] || given.members[1][i]);
  }
  CHECK(membersOf(given, a & b) == both);
  CHECK(membersOf(given, a | b) == either);
  CHECK(membersOf(given, !a) == neither);
  CHECK(membersOf(given, a.implies(b)) == implied);
  CHECK((a == b) == (given.members[0] == given.members[1]));
  CHECK(a.subsetOf(b) == (both == given.members[0]));
  CHECK((!(a & b)) == ((!a) | (!b)));
  CHECK(((a & b) | (a & !b)) == a);
}

}  // namespace

TEST_CASE("conditions are the sets of valid configurations that brute force finds") {
  const auto representation = GENERATE(Representation::table, Representation::diagram);
  for (std::uint64_t seed = 1; seed <= kConditionSeeds; ++seed) {
    CAPTURE(seed);
    const ConditionCase given = randomConditionCase(seed);
    Random random(seed + 1'000'000);
    ConditionOptions options;
    options.representation = representation;
    for (const SettingId id : given.product.settings.ids()) options.also.push_back(id);
    const ConditionSpace space = ConditionSpace::of(given.product, options);
    REQUIRE(space.coversAll());
    REQUIRE(space.representation() == representation);
    std::vector<Condition> conditions;
    for (std::size_t i = 0; i < given.guards.size(); ++i) {
      CAPTURE(toString(given.guards[i]));
      conditions.push_back(space.where(given.guards[i]));
      CHECK(membersOf(given, conditions[i]) == given.members[i]);
      CHECK(conditions[i].support() == expectedSupport(given, given.members[i]));
      checkQuantifiers(given, conditions[i], given.members[i]);
      checkCounts(given, conditions[i], given.members[i], random);
      checkNearest(given, conditions[i], given.members[i], random);
      checkTable(given, space, conditions[i], given.members[i]);
    }
    checkOperations(given, conditions[0], conditions[1]);
  }
}

TEST_CASE("an invalid configuration is in no condition") {
  for (std::uint64_t seed = 1; seed <= kConditionSeeds / 5; ++seed) {
    CAPTURE(seed);
    const ConditionCase given = randomConditionCase(seed);
    const ConditionSpace space = ConditionSpace::of(given.product, {});
    for (const Configuration& each : configurationsThat(given.product, {})) {
      const bool valid = std::binary_search(given.valid.begin(), given.valid.end(), each);
      CHECK(space.always().contains(each) == valid);
    }
  }
}

TEST_CASE("only guarded settings and what is tied to them are enumerated where all are too many") {
  Product product;
  for (int i = 0; i < 40; ++i) {
    product.settings.add(settingOf("s" + std::to_string(i), SettingKind::boolean, 2));
  }
  product.index();
  product.bindings.push_back({"f", parseGuard("s3 & s4").guard, {}, {}, {}, {}, {}});
  Constraint tie;
  tie.conclusion = parseGuard("s4 -> s9").guard;
  product.constraints.push_back(tie);
  Constraint apart;
  apart.conclusion = parseGuard("s20 | s21").guard;
  product.constraints.push_back(apart);
  ConditionOptions options;
  options.representation = Representation::table;
  const ConditionSpace space = ConditionSpace::of(product, options);
  CHECK_FALSE(space.coversAll());
  CHECK(space.settings() == std::vector<SettingId>{SettingId(3), SettingId(4), SettingId(9)});
  CHECK(space.always().count().exact == "6");
  CHECK_THROWS_AS(space.where(parseGuard("s20").guard), Error);

  SECTION("constraints elsewhere that contradict one another leave no valid configuration") {
    apart.conclusion = parseGuard("!s20 & !s21").guard;
    product.constraints.push_back(apart);
    const ConditionSpace none = ConditionSpace::of(product, options);
    CHECK(none.always().never());
    CHECK(none.always().count().exact == "0");
  }
}

TEST_CASE("a condition keeps its space alive and is not mixed with another's") {
  Product product;
  product.settings.add(settingOf("s", SettingKind::boolean, 2));
  product.index();
  Condition kept;
  {
    const ConditionSpace space = ConditionSpace::of(product, {});
    kept = space.where(parseGuard("s").guard);
  }
  CHECK(kept.count().exact == "1");
  const ConditionSpace other = ConditionSpace::of(product, {});
  CHECK_THROWS_AS(kept & other.always(), std::logic_error);
  CHECK(kept == Condition(kept));
}
