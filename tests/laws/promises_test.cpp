#include "analysis/settings/promises.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/laws/random_conditions.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

/// Random settings, one flow, and a first setting that claims it.
Product randomPromise(std::uint64_t seed) {
  Random random(seed);
  Product product;
  addRandomSettings(product, random, 4);
  FlowBinding binding;
  binding.flow = "flow";
  binding.guard = randomGuard(product, random, 2);
  product.bindings.push_back(binding);
  Setting& first = product.settings[SettingId(0)];
  first.claims = {"flow"};
  first.protective = first.options.front().key;
  return product;
}

bool isOpen(const Product& product, const Configuration& configuration) {
  return holds(product, product.bindings.front().guard, configuration);
}

/// Whether moving the setting alone between valid configurations ever opens or closes the flow.
bool hasSay(const Product& product, const std::vector<Configuration>& valid, SettingId id) {
  for (const Configuration& one : valid) {
    Configuration other = one;
    for (std::size_t option = 0; option < product.settings[id].options.size(); ++option) {
      other.choose(id, option);
      const bool also = std::find(valid.begin(), valid.end(), other) != valid.end();
      if (also && isOpen(product, one) != isOpen(product, other)) return true;
    }
  }
  return false;
}

/// The configurations that protect and are open all the same.
std::vector<Configuration> leaks(const Product& product, const std::vector<Configuration>& valid) {
  std::vector<Configuration> some;
  for (const Configuration& each : valid) {
    if (protects(product.settings[SettingId(0)], each[SettingId(0)]) && isOpen(product, each))
      some.push_back(each);
  }
  return some;
}

}  // namespace

TEST_CASE("what becomes of a promise is what trying every valid configuration shows") {
  std::size_t broken = 0;
  for (std::uint64_t seed = 1; seed <= tried(1500); ++seed) {
    CAPTURE(seed);
    const Product product = randomPromise(seed);
    const std::vector<Configuration> valid = allValid(product);
    const FlowGraph graph = buildFlowGraph(product, {});
    const auto settings = SettingsAnalysis::of(product, graph, solveReach(graph));
    const std::vector<Promise> promises = promisesOf(*settings);
    const bool possible = std::any_of(valid.begin(), valid.end(), [&](const Configuration& each) {
      return isOpen(product, each);
    });
    REQUIRE(promises.size() == (possible ? 1 : 0));
    if (!possible) continue;
    const Promise& promise = promises.front();
    const bool leaky = !leaks(product, valid).empty();
    CHECK((promise.fate == PromiseFate::kept) == !leaky);
    if (!leaky) continue;
    ++broken;
    const bool say = hasSay(product, valid, SettingId(0)) || isCoupled(product, SettingId(0));
    CHECK((promise.fate == PromiseFate::noSay) == !say);
    if (promise.fate == PromiseFate::overridden) {
      CHECK(promise.winner != promise.setting);
      CHECK(isOpen(product, promise.example));
    }
  }
  CHECK(broken > tried(150));
}
