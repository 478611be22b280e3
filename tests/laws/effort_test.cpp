#include "analysis/settings/effort.h"

#include <limits>
#include <optional>
#include <set>

#include <catch2/catch.hpp>

#include "analysis/settings/easiest_change.h"
#include "tests/laws/random_conditions.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

/// A tree of one to six screens.
void addRandomScreens(Product& product, Random& random) {
  const std::size_t count = 1 + random.below(6);
  for (std::size_t i = 0; i < count; ++i) {
    Screen screen;
    screen.key = "screen" + std::to_string(i);
    if (i > 0 && !random.oneIn(5)) screen.parent = "screen" + std::to_string(random.below(i));
    screen.steps = static_cast<int>(random.below(4));
    product.screens.push_back(screen);
  }
}

void addRandomControls(Product& product, Setting& setting, Random& random) {
  const std::size_t count = random.below(4);
  for (std::size_t i = 0; i < count; ++i) {
    Control control;
    if (!random.oneIn(6)) {
      control.screen = product.screens[random.below(product.screens.size())].key;
    }
    if (random.oneIn(2)) {
      control.option = setting.options[random.below(setting.options.size())].key;
    }
    control.steps = static_cast<int>(random.below(4));
    if (random.oneIn(6)) control.bundled = "terms";
    setting.controls.push_back(control);
  }
}

/// Two to four switches of the person with screens and controls.
Product randomScreens(std::uint64_t seed) {
  Random random(seed);
  Product product;
  addRandomScreens(product, random);
  const std::size_t count = 2 + random.below(3);
  for (std::size_t i = 0; i < count; ++i) {
    Setting setting = settingOf("s" + std::to_string(i), SettingKind::boolean, 2);
    setting.owner = SettingOwner::person;
    addRandomControls(product, setting, random);
    product.settings.add(std::move(setting));
  }
  product.index();
  return product;
}

const Screen* screenOf(const Product& product, const std::string& key) {
  for (const Screen& screen : product.screens) {
    if (screen.key == key) return &screen;
  }
  return nullptr;
}

/// All screens on the way, each once, and the controls' own steps.
int stepsThrough(const Product& product, const std::vector<const Control*>& controls) {
  std::set<const Screen*> visited;
  int steps = 0;
  for (const Control* control : controls) {
    if (!control->bundled.empty()) continue;
    steps += control->steps;
    const Screen* screen = screenOf(product, control->screen);
    for (; screen != nullptr; screen = screenOf(product, screen->parent)) visited.insert(screen);
  }
  for (const Screen* screen : visited) {
    if (screenOf(product, screen->parent) != nullptr) steps += screen->steps;
  }
  return steps;
}

/// Every choice of one control for each change.
std::optional<int> tryAll(const Product& product, const std::vector<SettingChange>& changes,
                          const Configuration& at, std::vector<const Control*> chosen = {}) {
  if (chosen.size() == changes.size()) return stepsThrough(product, chosen);
  std::optional<int> best;
  for (const Control* control : controlsTo(product, changes[chosen.size()], at)) {
    chosen.push_back(control);
    const auto steps = tryAll(product, changes, at, chosen);
    chosen.pop_back();
    if (steps && (!best || *steps < *best)) best = steps;
  }
  return best;
}

}  // namespace

TEST_CASE("the least effort equals the best of all choices of controls") {
  std::size_t known = 0;
  for (std::uint64_t seed = 1; seed <= tried(1500); ++seed) {
    CAPTURE(seed);
    const Product product = randomScreens(seed);
    const EffortCounter counter(product);
    const Configuration start = firstConfiguration(product);
    std::vector<SettingChange> changes;
    for (const SettingId id : product.settings.ids()) changes.push_back({id, 1});
    const Effort effort = counter.effortOf(changes, start);
    const auto expected = tryAll(product, changes, start);
    REQUIRE(effort.known == expected.has_value());
    if (!effort.known) continue;
    ++known;
    CHECK(effort.steps == *expected);
    CHECK(stepsThrough(product, effort.controls) == effort.steps);
  }
  CHECK(known > tried(100));
}

TEST_CASE("the easiest change equals the best of all changes") {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= tried(600); ++seed) {
    CAPTURE(seed);
    Product product = randomScreens(seed);
    Random random(seed + 77);
    FlowBinding binding;
    binding.flow = "flow";
    binding.guard = randomGuard(product, random, 2);
    product.bindings.push_back(binding);
    const FlowGraph graph = buildFlowGraph(product, {});
    const auto settings = SettingsAnalysis::of(product, graph, solveReach(graph));
    const EffortCounter counter(product);
    const Configuration start = settings->people().contexts().front().start;
    const Condition target = settings->space().where(binding.guard);
    std::optional<int> best;
    for (const Configuration& each : allValid(product)) {
      if (!holds(product, binding.guard, each)) continue;
      const Effort effort = counter.effortOf(changesBetween(start, each), start);
      if (effort.known && (!best || effort.steps < *best)) best = effort.steps;
    }
    const auto change = easiestChange(*settings, counter, target, start);
    if (!best) {
      CHECK((!change || !change->effort.known));
      continue;
    }
    ++found;
    REQUIRE(change);
    CHECK(change->effort.steps == *best);
    CHECK(target.contains(change->configuration));
  }
  CHECK(found > tried(100));
}
