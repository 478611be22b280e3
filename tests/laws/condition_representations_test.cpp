// The same questions on the same random settings through each representation of conditions.

#include <algorithm>
#include <utility>

#include <catch2/catch.hpp>

#include "analysis/condition.h"
#include "analysis/decision_diagrams.h"
#include "tests/laws/random_conditions.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

constexpr std::uint64_t kRepresentationSeeds = tried(400);
constexpr std::size_t kMostSettings = 9;

ConditionSpace spaceOf(const Product& product, Representation representation,
                       std::vector<SettingId> order = {}) {
  ConditionOptions options;
  options.representation = representation;
  options.order = std::move(order);
  for (const SettingId id : product.settings.ids()) options.also.push_back(id);
  return ConditionSpace::of(product, options);
}

Product randomProduct(Random& random) {
  Product product;
  addRandomSettings(product, random, kMostSettings);
  return product;
}

/// Groups of tied settings whose members stand apart from one another.
Product productOfGroups(Random& random) {
  Product product;
  const std::size_t groups = 1 + random.below(3);
  const std::size_t count = groups + random.below(kMostSettings);
  for (std::size_t i = 0; i < count; ++i)
    product.settings.add(randomSetting(random, "s" + std::to_string(i)));
  product.index();
  for (std::size_t i = groups; i < count; ++i) {
    const auto somethingOf = [&](std::size_t setting) {
      const Setting& each = product.settings[SettingId(setting)];
      const SettingOption& option = each.options[random.below(each.options.size())];
      const auto comparison = random.oneIn(2) ? Comparison::equal : Comparison::notEqual;
      return Guard::choice({each.key, comparison, option.key});
    };
    Constraint constraint;
    constraint.premise = somethingOf(i);
    constraint.conclusion = somethingOf(i - groups);
    product.constraints.push_back(std::move(constraint));
  }
  return product;
}

std::vector<SettingId> randomOrder(const Product& product, Random& random) {
  std::vector<SettingId> order;
  for (const SettingId id : product.settings.ids()) {
    const auto place = static_cast<std::ptrdiff_t>(random.below(order.size() + 1));
    order.insert(order.begin() + place, id);
  }
  return order;
}

Configuration randomConfiguration(const Product& product, Random& random) {
  Configuration configuration(product.settings.size());
  for (const SettingId id : product.settings.ids())
    configuration.choose(id, random.below(product.settings[id].options.size()));
  return configuration;
}

struct Question {
  Configuration from{};
  std::vector<Configuration> asked{};
  ChangeCosts costs{};
  OptionShares shares{};
};

Question randomQuestion(const Product& product, Random& random) {
  Question question{randomConfiguration(product, random), {}, {}, {}};
  for (int i = 0; i < 3; ++i) question.asked.push_back(randomConfiguration(product, random));
  OptionShares::Rows shares;
  for (const SettingId id : product.settings.ids()) {
    const std::size_t options = product.settings[id].options.size();
    question.costs.push_back(random.oneIn(5) ? kFixed
                                             : static_cast<std::uint32_t>(random.below(3)));
    shares.emplace_back(options, 1.0 / static_cast<double>(options));
  }
  question.shares = OptionShares(std::move(shares));
  return question;
}

void checkSame(const Condition& a, const Condition& b, const Question& question) {
  CHECK(a.always() == b.always());
  CHECK(a.never() == b.never());
  CHECK(a.support() == b.support());
  CHECK(a.count().exact == b.count().exact);
  CHECK(a.count().approximate == b.count().approximate);
  CHECK(a.share(question.shares) == Approx(b.share(question.shares)));
  CHECK(a.example() == b.example());
  for (const Configuration& each : question.asked) CHECK(a.contains(each) == b.contains(each));
  const auto nearestA = a.nearest(question.from, question.costs);
  const auto nearestB = b.nearest(question.from, question.costs);
  REQUIRE(nearestA.has_value() == nearestB.has_value());
  if (!nearestA) return;
  CHECK(nearestA->configuration == nearestB->configuration);
  CHECK(nearestA->cost == nearestB->cost);
  CHECK(nearestA->changed == nearestB->changed);
}

/// What is made of two guards; the same steps in every space.
std::vector<Condition> derived(const ConditionSpace& space, const Guard& one, const Guard& other,
                               SettingId setting) {
  const Condition a = space.where(one);
  const Condition b = space.where(other);
  return {a,
          b,
          a & b,
          a | b,
          !a,
          a.implies(b),
          a.exists(setting),
          b.forAll(setting),
          a.restrictedTo(setting, 0)};
}

/// Makes and drops conditions until nodes are collected.
void collectNodes() {
  constexpr int kEnough = 100'000;
  Random random(13);
  Product product;
  for (int i = 0; i < 24; ++i)
    product.settings.add(settingOf("g" + std::to_string(i), SettingKind::boolean, 2));
  product.index();
  const ConditionSpace space = spaceOf(product, Representation::diagram);
  const std::uint64_t before = DecisionDiagrams::collections();
  for (int i = 0; i < kEnough && DecisionDiagrams::collections() == before; ++i)
    space.where(randomGuard(product, random, 6));
}

}  // namespace

TEST_CASE("tables and diagrams give the same answers to the same questions") {
  for (std::uint64_t seed = 1; seed <= kRepresentationSeeds; ++seed) {
    CAPTURE(seed);
    Random random(seed + 9'000'000);
    const Product product = randomProduct(random);
    const Guard one = randomGuard(product, random, 3);
    const Guard other = randomGuard(product, random, 3);
    const SettingId setting(random.below(product.settings.size()));
    const Question question = randomQuestion(product, random);
    const ConditionSpace table = spaceOf(product, Representation::table);
    const ConditionSpace diagram =
        spaceOf(product, Representation::diagram, randomOrder(product, random));
    REQUIRE(table.settings() == diagram.settings());
    const auto byTable = derived(table, one, other, setting);
    const auto byDiagram = derived(diagram, one, other, setting);
    for (std::size_t i = 0; i < byTable.size(); ++i) {
      CAPTURE(i);
      checkSame(byTable[i], byDiagram[i], question);
      const std::vector<SettingId> support = byTable[i].support();
      CHECK(table.table(byTable[i], support, 64) == diagram.table(byDiagram[i], support, 64));
      for (std::size_t j = 0; j < byTable.size(); ++j) {
        CHECK((byTable[i] == byTable[j]) == (byDiagram[i] == byDiagram[j]));
        CHECK(byTable[i].subsetOf(byTable[j]) == byDiagram[i].subsetOf(byDiagram[j]));
      }
    }
  }
}

TEST_CASE(
    "which of several equally near choices is taken does not depend on the order of diagrams") {
  Product product;
  for (const char* key : {"first", "second"})
    product.settings.add(settingOf(key, SettingKind::choice, 3));
  product.index();
  const auto has = [&](std::size_t setting, std::size_t option) {
    const Setting& of = product.settings[SettingId(setting)];
    return Guard::choice({of.key, Comparison::equal, of.options[option].key});
  };
  const Guard crossed = Guard::disjunction(
      {Guard::conjunction({has(0, 1), has(1, 2)}), Guard::conjunction({has(0, 2), has(1, 1)})});
  const Configuration from(2);
  const ChangeCosts costs{1, 1};
  for (const bool reversed : {false, true}) {
    CAPTURE(reversed);
    const ConditionSpace space =
        spaceOf(product, Representation::diagram,
                reversed ? std::vector{SettingId(1), SettingId(0)} : std::vector<SettingId>{});
    const auto options = space.where(crossed).nearest(from, costs);
    REQUIRE(options);
    CHECK(options->configuration[SettingId(0)] == 1);
    CHECK(options->configuration[SettingId(1)] == 2);
    const auto either =
        space.where(Guard::disjunction({has(0, 1), has(1, 1)})).nearest(from, costs);
    REQUIRE(either);
    CHECK(either->changed == std::vector{SettingId(0)});
  }
}

TEST_CASE("diagrams of several models live side by side and one after another") {
  Random random(7);
  std::vector<Product> products;
  std::vector<Condition> kept;
  std::vector<std::string> counts;
  for (int round = 0; round < 200; ++round) {
    products.push_back(randomProduct(random));
    const Guard guard = randomGuard(products.back(), random, 3);
    kept.push_back(spaceOf(products.back(), Representation::diagram).where(guard));
    counts.push_back(spaceOf(products.back(), Representation::table).where(guard).count().exact);
    if (kept.size() < 8) continue;
    // Those in the middle go first, so that their variables are taken over by others.
    const auto gone = static_cast<std::ptrdiff_t>(random.below(kept.size()));
    kept.erase(kept.begin() + gone);
    counts.erase(counts.begin() + gone);
    for (std::size_t i = 0; i < kept.size(); ++i) {
      CHECK(kept[i].count().exact == counts[i]);
      CHECK((!(!kept[i])) == kept[i]);
    }
  }
}

TEST_CASE("what was weighed and counted is not taken for other nodes once nodes are collected") {
  Random random(11);
  Product product = randomProduct(random);
  while (product.settings.size() < kMostSettings) product = randomProduct(random);
  const ConditionSpace table = spaceOf(product, Representation::table);
  const ConditionSpace diagram = spaceOf(product, Representation::diagram);
  const OptionShares shares = randomQuestion(product, random).shares;
  const std::uint64_t before = DecisionDiagrams::collections();
  for (int round = 0; round < 40; ++round) {
    CAPTURE(round);
    for (int i = 0; i < 20; ++i) {
      const Guard guard = randomGuard(product, random, 3);
      CHECK(diagram.where(guard).count().exact == table.where(guard).count().exact);
      CHECK(diagram.where(guard).share(shares) == Approx(table.where(guard).share(shares)));
    }
    collectNodes();
  }
  CHECK(DecisionDiagrams::collections() >= before + 40);
}

TEST_CASE("several conditions are joined as one by one, or are given up without a trace") {
  std::size_t givenUp = 0;
  for (std::uint64_t seed = 1; seed <= kRepresentationSeeds; ++seed) {
    CAPTURE(seed);
    Random random(seed + 9'300'000);
    const Product product = randomProduct(random);
    const ConditionSpace table = spaceOf(product, Representation::table);
    const ConditionSpace diagram = spaceOf(product, Representation::diagram);
    std::vector<Condition> inTable;
    std::vector<Condition> inDiagram;
    Condition some = diagram.never();
    for (std::size_t i = random.below(6); i-- > 0;) {
      const Guard guard = randomGuard(product, random, 3);
      inTable.push_back(table.where(guard));
      inDiagram.push_back(diagram.where(guard));
    }
    if (!diagram.anyOf(inDiagram, 0)) ++givenUp;
    for (const Condition& each : inDiagram) some |= each;
    const auto joined = diagram.anyOf(inDiagram, 1'000'000);
    REQUIRE(joined);
    CHECK(*joined == some);
    REQUIRE(table.anyOf(inTable, 0));
    CHECK(table.anyOf(inTable, 0)->count().exact == some.count().exact);
  }
  CHECK(givenUp >= kRepresentationSeeds / 4);
}

TEST_CASE("more configurations than a machine number holds are counted exactly") {
  struct Powers {
    std::size_t settings;
    std::string all;
    std::string half;
    std::string allButOne;
  };
  const std::vector<Powers> known{
      {127, "170141183460469231731687303715884105728", "85070591730234615865843651857942052864",
       "170141183460469231731687303715884105727"},
      {128, "340282366920938463463374607431768211456", "170141183460469231731687303715884105728",
       "340282366920938463463374607431768211455"}};
  for (const Powers& powers : known) {
    Product product;
    std::vector<Guard> any;
    for (std::size_t i = 0; i < powers.settings; ++i) {
      Setting setting;
      setting.key = "s" + std::to_string(i);
      for (const char* option : {"off", "on"}) setting.options.emplace_back().key = option;
      product.settings.add(setting);
      any.push_back(Guard::choice({setting.key, Comparison::equal, "on"}));
    }
    product.index();
    const ConditionSpace space = spaceOf(product, Representation::diagram);
    CHECK(space.always().count().exact == powers.all);
    CHECK(space.where(any.back()).count().exact == powers.half);
    CHECK(space.where(Guard::disjunction(any)).count().exact == powers.allButOne);
  }
}

TEST_CASE("the support among some settings is their part of the whole support") {
  for (std::uint64_t seed = 1; seed <= kRepresentationSeeds; ++seed) {
    CAPTURE(seed);
    Random random(seed + 9'500'000);
    const Product product = randomProduct(random);
    const Guard guard = randomGuard(product, random, 3);
    std::vector<SettingId> some;
    for (const SettingId id : product.settings.ids()) {
      if (random.oneIn(2)) some.push_back(id);
    }
    for (const Representation each : {Representation::table, Representation::diagram}) {
      const Condition condition = spaceOf(product, each).where(guard);
      std::vector<SettingId> expected;
      for (const SettingId id : condition.support()) {
        if (std::ranges::find(some, id) != some.end()) expected.push_back(id);
      }
      CHECK(condition.supportAmong(some) == expected);
    }
  }
}

TEST_CASE("few and many settings that constraints tie decide alike in tables and diagrams") {
  for (std::uint64_t seed = 1; seed <= kRepresentationSeeds; ++seed) {
    CAPTURE(seed);
    Random random(seed + 9'700'000);
    const Product product = productOfGroups(random);
    const ConditionSpace table = spaceOf(product, Representation::table);
    const ConditionSpace diagram = spaceOf(product, Representation::diagram);
    for (int i = 0; i < 4; ++i) {
      const Guard guard = randomGuard(product, random, 3);
      CHECK(table.where(guard).support() == diagram.where(guard).support());
    }
  }
}

TEST_CASE("a diagram counts far more configurations than fit a machine word") {
  Product product;
  std::vector<Guard> all;
  for (int i = 0; i < 100; ++i) {
    product.settings.add(settingOf("s" + std::to_string(i), SettingKind::boolean, 2));
    all.push_back(Guard::choice({"s" + std::to_string(i), Comparison::equal, "on"}));
  }
  product.index();
  const ConditionSpace space = spaceOf(product, Representation::automatic);
  CHECK(space.representation() == Representation::diagram);
  CHECK(space.always().count().exact == "1267650600228229401496703205376");
  CHECK(space.where(Guard::conjunction(all)).count().exact == "1");
  CHECK(space.where(Guard::cardinality({1, 1}, all)).count().exact == "100");
}
