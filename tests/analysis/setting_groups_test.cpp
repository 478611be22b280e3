#include "analysis/settings/setting_groups.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "analysis/settings/spectral_order.h"
#include "tests/analysis/settings_case.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

struct Pair {
  unsigned first = 0;
  unsigned second = 0;
  double percent = 0;
};

SettingEffects withPairs(const std::vector<Pair>& pairs) {
  SettingEffects effects;
  for (const Pair& pair : pairs) {
    Interaction each;
    each.first = SettingId(pair.first);
    each.second = SettingId(pair.second);
    each.differing = pair.percent;
    each.quadruples = 100;
    effects.interactions.push_back(each);
  }
  return effects;
}

SettingEffects deciding(const std::vector<std::pair<unsigned, double>>& percents) {
  SettingEffects effects;
  for (const auto& [setting, percent] : percents)
    effects.influences.push_back({SettingId(setting), percent, 100});
  return effects;
}

std::vector<SettingId> ids(const std::vector<unsigned>& numbers) {
  std::vector<SettingId> all;
  for (const unsigned number : numbers) all.emplace_back(number);
  return all;
}

using Weights = std::vector<std::vector<double>>;
using Order = std::vector<std::size_t>;

Weights noWeights(std::size_t size) {
  return Weights(size, std::vector<double>(size, 0));
}

void tie(Weights& weights, std::size_t a, std::size_t b, double weight = 1) {
  weights[a][b] = weights[b][a] = weight;
}

/// The same, with its rows and columns moved to `places`.
Weights moved(const Weights& weights, const Order& places) {
  Weights result = noWeights(weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i) {
    for (std::size_t j = 0; j < weights.size(); ++j) result[places[i]][places[j]] = weights[i][j];
  }
  return result;
}

/// Of neighbours in the order, those that are tied.
std::size_t tiedNeighbours(const Weights& weights, const Order& order) {
  std::size_t count = 0;
  for (std::size_t i = 1; i < order.size(); ++i) count += weights[order[i - 1]][order[i]] > 0;
  return count;
}

Weights ring(std::size_t size) {
  Weights weights = noWeights(size);
  for (std::size_t i = 0; i < size; ++i) tie(weights, i, (i + 1) % size);
  return weights;
}

}  // namespace

TEST_CASE("settings that hang together by pairs that interact are one group") {
  const ActingSettings acting =
      actingSettings({withPairs({{0, 3, 50}}), withPairs({{1, 2, 20}, {2, 4, 10}})});
  CHECK(acting.groups == std::vector<std::size_t>{2, 3});
  CHECK(acting.settings == ids({0, 3, 1, 2, 4}));
}

TEST_CASE("a pair acts together as much as where it does most") {
  const ActingSettings acting = actingSettings({withPairs({{0, 1, 30}}), withPairs({{0, 1, 70}})});
  CHECK(acting.together == SettingMatrix{{{0, 1}, 0.7}, {{1, 0}, 0.7}});
}

TEST_CASE("within a group settings that act together most stand side by side") {
  const ActingSettings acting = actingSettings({withPairs({{0, 2, 90}, {1, 3, 90}, {2, 3, 5}})});
  CHECK(acting.settings == ids({0, 2, 3, 1}));
}

TEST_CASE("settings that act alone come after the groups, those without effect not at all") {
  const ActingSettings acting =
      actingSettings({deciding({{0, 40}, {5, 0}}), withPairs({{3, 4, 10}})});
  CHECK(acting.settings == ids({3, 4, 0}));
  CHECK(acting.groups == std::vector<std::size_t>{2});
}

TEST_CASE("exposures stand in the order of the settings that decide them most") {
  const ActingSettings acting = actingSettings(
      {deciding({{0, 50}}), deciding({}), deciding({{1, 20}, {2, 80}}), withPairs({{1, 2, 10}})});
  CHECK(acting.settings == ids({1, 2, 0}));
  CHECK(acting.columns == std::vector<std::size_t>{2, 0});
  CHECK(acting.influence == SettingMatrix{{{0, 0}, 0.2}, {{1, 0}, 0.8}, {{2, 1}, 0.5}});
}

TEST_CASE("without interactions there is no group") {
  CHECK(actingSettings({deciding({{0, 40}}), {}}).groups.empty());
  CHECK(actingSettings(std::vector<SettingEffects>{}).settings.empty());
}

TEST_CASE("exposures that too many settings decide are counted as unknown") {
  SettingsModel model;
  const FlowId flow = model.flow(model.person("Customer", "email"), model.external("Partner"));
  std::string guard;
  for (std::size_t i = 0; i <= kMostCompared; ++i) {
    model.toggle("s" + std::to_string(i));
    guard += (i > 0 ? " & s" : "s") + std::to_string(i);
  }
  model.guard(flow, guard);
  const Product product = model.build();
  const Reviewed reviewed = reviewProduct(product, {});
  const ActingSettings acting = actingSettings(*reviewed.settings);
  CHECK(acting.unknown == 1);
  CHECK(acting.settings.empty());
}

TEST_CASE("settings that open a flow together are a group") {
  SettingsModel model;
  const NodeId person = model.person("Customer", "email");
  const NodeId partner = model.external("Partner");
  model.toggle("alone");
  model.toggle("one");
  model.toggle("other");
  model.guard(model.flow(person, partner), "one & other");
  const NodeId second = model.external("Second");
  model.guard(model.flow(person, second), "alone");
  const Product product = model.build();
  const Reviewed reviewed = reviewProduct(product, {});
  const ActingSettings acting = actingSettings(*reviewed.settings);
  CHECK(acting.settings == ids({1, 2, 0}));
  CHECK(acting.groups == std::vector<std::size_t>{2});
  CHECK(numberAt(acting.together, 0, 1) == 1);
}

TEST_CASE("a chain is ordered from end to end, whatever its order was, the lower end first") {
  Weights chain = noWeights(6);
  for (std::size_t i = 1; i < 6; ++i) tie(chain, i - 1, i);
  CHECK(spectralOrder(chain) == Order{0, 1, 2, 3, 4, 5});
  const Order places{4, 0, 3, 1, 5, 2};
  const Weights mixed = moved(chain, places);
  const Order order = spectralOrder(mixed);
  CHECK(tiedNeighbours(mixed, order) == 5);
}

TEST_CASE("a ring, of which solvers know many orders, has the one nearest to the given one") {
  for (std::size_t size = 3; size <= 12; ++size) {
    CAPTURE(size);
    const Order order = spectralOrder(ring(size));
    // The same whichever of its weights is a hair larger, which turns the solver's vectors.
    for (std::size_t i = 0; i < size; ++i) {
      Weights other = ring(size);
      tie(other, i, (i + 1) % size, 1 + 1e-14);
      CHECK(spectralOrder(other) == order);
    }
  }
}

TEST_CASE("where all are tied alike the given order stays") {
  for (std::size_t size = 2; size <= 9; ++size) {
    Weights clique = noWeights(size);
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < i; ++j) tie(clique, i, j, 0.25);
    }
    const Order order = spectralOrder(clique);
    CHECK(std::is_sorted(order.begin(), order.end()));
  }
}

TEST_CASE("leaves of stars, which stand at one place, keep the given order") {
  Weights pair = noWeights(6);  // Two stars that meet at their centres, 0 and 1.
  tie(pair, 0, 1);
  tie(pair, 0, 2);
  tie(pair, 0, 3);
  tie(pair, 1, 4);
  tie(pair, 1, 5);
  CHECK(spectralOrder(pair) == Order{2, 3, 0, 1, 4, 5});
}
