// Every answer that is derived from a condition, against a brute force over all valid
// configurations that shares no code with it.

#include <algorithm>
#include <set>
#include <tuple>

#include <catch2/catch.hpp>

#include "analysis/settings/answers.h"
#include "analysis/settings/combinations.h"
#include "analysis/settings/influence.h"
#include "analysis/settings/most_private.h"
#include "tests/laws/random_conditions.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

constexpr std::uint64_t kAnswersSeeds = tried(2000);

struct AnswersCase {
  Product product;
  std::vector<Configuration> valid;
  Guard guard;

  bool holdsIn(const Configuration& each) const { return holds(product, guard, each); }
  bool isValid(const Configuration& each) const {
    return std::binary_search(valid.begin(), valid.end(), each);
  }
};

void addRandomDefaults(Product& product, Random& random) {
  for (const SettingId id : product.settings.ids()) {
    Setting& setting = product.settings[id];
    const auto option = [&] { return setting.options[random.below(setting.options.size())].key; };
    if (random.oneIn(3)) continue;
    setting.defaults.push_back({option(), {}, false, {}});
    for (const SettingId other : product.settings.ids()) {
      const Setting& context = product.settings[other];
      if (context.owner != SettingOwner::context || random.oneIn(2)) continue;
      const std::string where = context.options[random.below(context.options.size())].key;
      setting.defaults.push_back(
          {option(), Guard::choice({context.key, Comparison::equal, where}), false, {}});
    }
  }
}

void addShares(Product& product, Random& random) {
  for (const SettingId id : product.settings.ids()) {
    if (random.oneIn(2)) continue;
    auto& options = product.settings[id].options;
    for (SettingOption& option : options) {
      if (!random.oneIn(4)) option.share = static_cast<double>(1 + random.below(9)) / 30.0;
    }
  }
}

AnswersCase randomAnswersCase(std::uint64_t seed) {
  Random random(seed);
  AnswersCase made;
  addRandomSettings(made.product, random, 4);
  addRandomDefaults(made.product, random);
  addShares(made.product, random);
  made.valid = allValid(made.product);
  std::sort(made.valid.begin(), made.valid.end());
  made.guard = randomGuard(made.product, random, 3);
  return made;
}

/// The options that differ, if only settings that `may` says yes to do; else nothing.
template <class May>
std::optional<std::size_t> changesBetween(const AnswersCase& given, const Configuration& from,
                                          const Configuration& to, const May& may) {
  std::size_t changes = 0;
  for (const SettingId id : given.product.settings.ids()) {
    if (from[id] == to[id]) continue;
    if (!may(id)) return std::nullopt;
    ++changes;
  }
  return changes;
}

/// Fewest changes of the person's settings that lead where `wanted` says.
template <class Wanted>
std::optional<std::size_t> fewestSwitches(const AnswersCase& given, const Configuration& from,
                                          const Wanted& wanted) {
  std::optional<std::size_t> fewest;
  for (const Configuration& each : given.valid) {
    if (!wanted(each)) continue;
    const auto changes = changesBetween(given, from, each, [&](SettingId id) {
      return given.product.settings[id].owner == SettingOwner::person;
    });
    if (changes && (!fewest || *changes < *fewest)) fewest = changes;
  }
  return fewest;
}

std::vector<SettingId> contextSettings(const Product& product) {
  std::vector<SettingId> found;
  for (const SettingId id : product.settings.ids()) {
    const Setting& setting = product.settings[id];
    if (setting.owner == SettingOwner::context && setting.options.size() > 1) found.push_back(id);
  }
  return found;
}

/// The options of the context settings that some valid configuration has, in order.
std::set<std::vector<std::size_t>> possibleContexts(const AnswersCase& given) {
  std::set<std::vector<std::size_t>> contexts;
  for (const Configuration& each : given.valid) {
    std::vector<std::size_t> options;
    for (const SettingId id : contextSettings(given.product)) options.push_back(each[id]);
    contexts.insert(options);
  }
  return contexts;
}

/// The last default whose context holds; nothing if there is none.
std::optional<std::size_t> statedDefault(const Product& product, SettingId id,
                                         const Configuration& context) {
  const Setting& setting = product.settings[id];
  if (setting.owner == SettingOwner::context) return context[id];
  std::optional<std::size_t> option;
  for (const SettingDefault& each : setting.defaults) {
    if (!holds(product, each.when, context)) continue;
    for (std::size_t i = 0; i < setting.options.size(); ++i) {
      if (setting.options[i].key == each.value) option = i;
    }
  }
  return option;
}

void checkStart(const AnswersCase& given, const Context& context) {
  std::vector<std::optional<std::size_t>> stated;
  for (const SettingId id : given.product.settings.ids())
    stated.push_back(statedDefault(given.product, id, context.start));
  std::optional<std::size_t> fewest;
  for (const Configuration& each : given.valid) {
    std::size_t moved = 0;
    bool keeps = true;
    for (const SettingId id : given.product.settings.ids()) {
      const auto& option = stated[id.index()];
      keeps = keeps && each[id] == option.value_or(each[id]);
      moved += !option && each[id] != 0 ? 1 : 0;
    }
    if (keeps && (!fewest || moved < *fewest)) fewest = moved;
  }
  CHECK(context.valid == fewest.has_value());
  CHECK(given.isValid(context.start) == context.valid);
  CHECK(context.violated.empty() == context.valid);
  std::size_t moved = 0;
  for (const SettingId id : given.product.settings.ids()) {
    const auto& option = stated[id.index()];
    CHECK(context.start[id] == option.value_or(context.start[id]));
    moved += !option && context.start[id] != 0 ? 1 : 0;
  }
  CHECK(moved == fewest.value_or(0));
}

/// Stated shares; what they leave over is spread over the other options, and all is made to sum to
/// one.
std::vector<double> statedShares(const Setting& setting) {
  double left = 1;
  double open = 0;
  for (const SettingOption& option : setting.options) {
    left -= option.share.value_or(0);
    open += option.share ? 0 : 1;
  }
  std::vector<double> shares;
  double sum = 0;
  for (const SettingOption& option : setting.options) {
    shares.push_back(option.share ? *option.share : std::max(0.0, left) / open);
    sum += shares.back();
  }
  for (double& share : shares) share = sum > 0 ? share / sum : 1.0 / double(shares.size());
  return shares;
}

double chanceOf(const Setting& setting, std::size_t option, std::size_t start) {
  const bool stated = std::any_of(setting.options.begin(), setting.options.end(),
                                  [](const SettingOption& each) { return each.share.has_value(); });
  if (setting.options.size() == 1) return 1;
  if (stated) return statedShares(setting)[option];
  if (setting.owner == SettingOwner::product) return option == start ? 1 : 0;
  return option == start ? 0.9 : 0.1 / double(setting.options.size() - 1);
}

double expectedShareOfPeople(const AnswersCase& given, const People& people) {
  double allContexts = 0;
  double in = 0;
  for (const Context& context : people.contexts()) {
    double here = 1;
    for (const SettingId id : contextSettings(given.product))
      here *= statedShares(given.product.settings[id])[context.start[id]];
    double validWeight = 0;
    double heldWeight = 0;
    for (const Configuration& each : given.valid) {
      double weight = 1;
      for (const SettingId id : given.product.settings.ids()) {
        const Setting& setting = given.product.settings[id];
        const bool dimension = setting.owner == SettingOwner::context && setting.options.size() > 1;
        if (dimension) weight *= each[id] == context.start[id] ? 1 : 0;
        if (!dimension) weight *= chanceOf(setting, each[id], context.start[id]);
      }
      validWeight += weight;
      if (given.holdsIn(each)) heldWeight += weight;
    }
    allContexts += here;
    if (validWeight > 0) in += here * heldWeight / validWeight;
  }
  return in / allContexts;
}

void checkSwitches(const AnswersCase& given, const People& people,
                   const ConditionAnswers& answers) {
  bool canStop = true;
  std::size_t most = 0;
  for (const ContextAnswer& each : answers.contexts) {
    const Context& context = people.contexts()[each.context];
    const bool starts = context.valid && given.holdsIn(context.start);
    CHECK(each.byDefault == starts);
    const auto fewest = fewestSwitches(
        given, context.start, [&](const Configuration& to) { return given.holdsIn(to) != starts; });
    const auto& answer = starts ? each.stop : each.open;
    CHECK_FALSE((starts ? each.open : each.stop).has_value());
    REQUIRE(answer.has_value() == fewest.has_value());
    if (starts && !fewest) canStop = false;
    if (!fewest) continue;
    if (starts) most = std::max(most, *fewest);
    CHECK(answer->changed.size() == *fewest);
    CHECK(given.isValid(answer->configuration));
    CHECK(given.holdsIn(answer->configuration) != starts);
  }
  CHECK(answers.personCanStop() == canStop);
  CHECK(answers.mostSwitches() == most);
}

using Ranges = std::vector<std::optional<OptionRange>>;  ///< By place; none: any option.

std::vector<std::optional<OptionRange>> rangesOf(const Product& product, SettingId id) {
  const Setting& setting = product.settings[id];
  const std::size_t count = setting.options.size();
  const bool ordered = setting.kind == SettingKind::level || setting.kind == SettingKind::number;
  Ranges ranges{std::nullopt};
  for (std::size_t from = 0; from < count; ++from) {
    for (std::size_t to = from; to < count; ++to) {
      const bool whole = from == 0 && to + 1 == count && count > 1;
      const bool atEnd = from == 0 || to + 1 == count;
      if (from == to || (ordered && atEnd && !whole)) ranges.push_back(OptionRange{id, from, to});
    }
  }
  return ranges;
}

/// Every way to choose one range of each setting.
std::vector<Ranges> allRanges(const Product& product, const std::vector<SettingId>& settings) {
  std::vector<Ranges> all{{}};
  for (const SettingId id : settings) {
    std::vector<Ranges> more;
    for (const Ranges& each : all) {
      for (const auto& range : rangesOf(product, id)) {
        more.push_back(each);
        more.back().push_back(range);
      }
    }
    all = std::move(more);
  }
  return all;
}

bool has(const Configuration& configuration, const Ranges& ranges) {
  return std::all_of(ranges.begin(), ranges.end(), [&](const auto& range) {
    if (!range) return true;
    const std::size_t option = configuration[range->setting];
    return range->from <= option && option <= range->to;
  });
}

bool wider(const Ranges& wide, const Ranges& narrow) {
  for (std::size_t i = 0; i < wide.size(); ++i) {
    if (!wide[i]) continue;
    if (!narrow[i] || wide[i]->from > narrow[i]->from || narrow[i]->to > wide[i]->to) return false;
  }
  return wide != narrow;
}

std::set<Combination> expectedCombinations(const AnswersCase& given,
                                           const std::vector<SettingId>& settings) {
  std::vector<Ranges> implicants;
  for (const Ranges& ranges : allRanges(given.product, settings)) {
    bool some = false;
    bool all = true;
    for (const Configuration& each : given.valid) {
      if (!has(each, ranges)) continue;
      some = true;
      all = all && given.holdsIn(each);
    }
    if (some && all) implicants.push_back(ranges);
  }
  std::set<Combination> primes;
  for (const Ranges& each : implicants) {
    if (std::any_of(implicants.begin(), implicants.end(),
                    [&](const Ranges& other) { return wider(other, each); }))
      continue;
    Combination combination;
    for (const auto& range : each) {
      if (range) combination.push_back(*range);
    }
    primes.insert(combination);
  }
  return primes;
}

/// A configuration with some settings moved.
Configuration moved(Configuration configuration, SettingId setting, std::size_t option) {
  configuration.choose(setting, option);
  return configuration;
}

Influence expectedInfluence(const AnswersCase& given, SettingId setting) {
  Influence influence{setting, 0, 0};
  for (const Configuration& low : given.valid) {
    const std::size_t options = given.product.settings[setting].options.size();
    for (std::size_t option = low[setting] + 1; option < options; ++option) {
      const Configuration high = moved(low, setting, option);
      if (!given.isValid(high)) continue;
      influence.pairs += 1;
      influence.differing += given.holdsIn(low) != given.holdsIn(high) ? 1 : 0;
    }
  }
  return influence;
}

/// The corners low-low, low-high, high-low and high-high if all are valid.
std::optional<std::array<Configuration, 4>> square(const AnswersCase& given,
                                                   const Configuration& low, SettingId first,
                                                   std::size_t a, SettingId second, std::size_t b) {
  const Configuration up = moved(low, first, a);
  std::array<Configuration, 4> corners{low, moved(low, second, b), up, moved(up, second, b)};
  const bool all = std::all_of(corners.begin(), corners.end(),
                               [&](const Configuration& each) { return given.isValid(each); });
  return all ? std::optional(corners) : std::nullopt;
}

Interaction expectedInteraction(const AnswersCase& given, SettingId first, SettingId second) {
  Interaction interaction{first, second, 0, 0, {}};
  for (const Configuration& low : given.valid) {
    for (std::size_t a = low[first] + 1; a < given.product.settings[first].options.size(); ++a) {
      for (std::size_t b = low[second] + 1; b < given.product.settings[second].options.size();
           ++b) {
        const auto corners = square(given, low, first, a, second, b);
        if (!corners) continue;
        const auto one = [&](std::size_t i) { return given.holdsIn((*corners)[i]) ? 1 : 0; };
        interaction.quadruples += 1;
        interaction.differing += one(3) - one(2) - one(1) + one(0) != 0 ? 1 : 0;
      }
    }
  }
  return interaction;
}

void checkInteractions(const AnswersCase& given, const std::vector<Interaction>& found) {
  std::size_t expectedCount = 0;
  const std::size_t settings = given.product.settings.size();
  for (std::size_t i = 0; i < settings; ++i) {
    for (std::size_t j = i + 1; j < settings; ++j) {
      const Interaction expected = expectedInteraction(given, SettingId(i), SettingId(j));
      const auto match = std::find_if(found.begin(), found.end(), [&](const Interaction& each) {
        return each.first == expected.first && each.second == expected.second;
      });
      REQUIRE((match != found.end()) == (expected.differing > 0));
      if (match == found.end()) continue;
      ++expectedCount;
      CHECK(match->differing == expected.differing);
      CHECK(match->quadruples == expected.quadruples);
      REQUIRE(match->corners.size() == 4);
      const auto one = [&](std::size_t k) { return match->corners[k].holds ? 1 : 0; };
      CHECK(one(3) - one(2) - one(1) + one(0) != 0);
    }
  }
  CHECK(found.size() == expectedCount);
  CHECK(std::is_sorted(found.begin(), found.end(), [](const Interaction& a, const Interaction& b) {
    return a.share() > b.share();
  }));
}

template <class Check>
void forEachCase(std::uint64_t offset, std::uint64_t seeds, const Check& check) {
  for (std::uint64_t seed = offset; seed < offset + seeds; ++seed) {
    CAPTURE(seed);
    const AnswersCase given = randomAnswersCase(seed);
    if (given.valid.empty()) continue;
    CAPTURE(toString(given.guard));
    const ConditionSpace space = ConditionSpace::of(given.product, {});
    check(given, space, space.where(given.guard));
  }
}

}  // namespace

TEST_CASE("contexts are those that can be, each with its defaults and its share") {
  forEachCase(1, kAnswersSeeds,
              [](const AnswersCase& given, const ConditionSpace& space, const Condition&) {
                const People people(given.product, space);
                std::set<std::vector<std::size_t>> found;
                double all = 0;
                for (const Context& context : people.contexts()) {
                  std::vector<std::size_t> options;
                  for (const SettingId id : contextSettings(given.product))
                    options.push_back(context.start[id]);
                  found.insert(options);
                  checkStart(given, context);
                  all += context.share;
                }
                CHECK(found.size() == people.contexts().size());
                CHECK(found == possibleContexts(given));
                CHECK(all == Approx(1));
              });
}

TEST_CASE("by default, whether the person can stop it, with how few switches, in which shares") {
  forEachCase(
      1, kAnswersSeeds,
      [](const AnswersCase& given, const ConditionSpace& space, const Condition& condition) {
        const People people(given.product, space);
        const ConditionAnswers answers = answersTo(space, people, condition);
        const auto held = static_cast<std::size_t>(
            std::count_if(given.valid.begin(), given.valid.end(),
                          [&](const Configuration& each) { return given.holdsIn(each); }));
        CHECK(answers.always == (held == given.valid.size()));
        CHECK(answers.never == (held == 0));
        CHECK(answers.count.exact == std::to_string(held));
        CHECK(answers.of.exact == std::to_string(given.valid.size()));
        CHECK(answers.shareOfConfigurations == Approx(double(held) / double(given.valid.size())));
        // What is always so is so for everybody, also where no valid configuration is likely.
        const double share = answers.always ? 1 : expectedShareOfPeople(given, people);
        CHECK(answers.shareOfPeople == Approx(share));
        checkSwitches(given, people, answers);
      });
}

TEST_CASE("the smallest combinations are the prime implicants among the valid configurations") {
  forEachCase(
      1, kAnswersSeeds,
      [](const AnswersCase& given, const ConditionSpace& space, const Condition& condition) {
        const std::vector<SettingId> support = condition.support();
        const Combinations found = combinations(given.product, space, condition, support);
        if (!found.complete) return;
        const std::set<Combination> listed(found.smallest.begin(), found.smallest.end());
        CHECK(listed.size() == found.smallest.size());
        CHECK(listed == expectedCombinations(given, support));
      });
}

TEST_CASE("influence and interaction are what counting pairs and quadruples gives") {
  forEachCase(
      1, kAnswersSeeds / 2,
      [](const AnswersCase& given, const ConditionSpace& space, const Condition& condition) {
        std::vector<SettingId> all;
        for (const SettingId id : given.product.settings.ids()) all.push_back(id);
        for (const Influence& each : influences(given.product, space, condition, all)) {
          const Influence expected = expectedInfluence(given, each.setting);
          CHECK(each.pairs == expected.pairs);
          CHECK(each.differing == expected.differing);
        }
        checkInteractions(given, interactions(given.product, space, condition, all,
                                              firstConfiguration(given.product)));
      });
}

TEST_CASE("the most private configuration is the best of all that can be reached") {
  forEachCase(1, kAnswersSeeds,
              [](const AnswersCase& given, const ConditionSpace& space, const Condition& allowed) {
                Random random(given.valid.size());
                std::vector<Guard> guards;
                std::vector<WeightedCondition> exposures;
                for (int i = 0; i < 4; ++i) {
                  guards.push_back(randomGuard(given.product, random, 2));
                  exposures.push_back({space.where(guards.back()), random.below(4)});
                }
                ChangeCosts costs;
                for (const SettingId id : given.product.settings.ids())
                  costs.push_back(id.index() % 3 == 2 ? kFixed : 1);
                const Configuration start = given.valid[random.below(given.valid.size())];
                std::optional<std::pair<std::uint64_t, std::size_t>> expected;
                for (const Configuration& each : given.valid) {
                  const auto changes = changesBetween(given, start, each, [&](SettingId id) {
                    return costs[id.index()] != kFixed;
                  });
                  if (!changes || !given.holdsIn(each)) continue;
                  std::uint64_t weight = 0;
                  for (std::size_t i = 0; i < guards.size(); ++i)
                    weight += holds(given.product, guards[i], each) ? exposures[i].weight : 0;
                  if (!expected || std::pair(weight, *changes) < *expected)
                    expected = std::pair(weight, *changes);
                }
                const auto best = leastExposed(exposures, allowed, start, costs);
                REQUIRE(best.has_value() == expected.has_value());
                if (!best) return;
                CHECK(best->weight == expected->first);
                CHECK(best->nearest.changed.size() == expected->second);
                CHECK(allowed.contains(best->nearest.configuration));
              });
}
