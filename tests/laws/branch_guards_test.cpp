#include "model/branch_guards.h"

#include <catch2/catch.hpp>

#include "model/configuration.h"
#include "tests/laws/random_model.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

constexpr std::size_t kBranchSteps = 8;

Setting settingWith(const std::string& key, std::vector<SettingOption> options, SettingKind kind) {
  Setting setting;
  setting.key = key;
  setting.kind = kind;
  setting.options = std::move(options);
  return setting;
}

/// A process whose branches ask for random settings.
struct Process {
  Process(std::uint64_t seed, std::size_t switches) : random(seed) {
    for (std::size_t i = 0; i < switches; ++i)
      product.settings.add(settingWith("s" + std::to_string(i), {{.key = "off"}, {.key = "on"}},
                                       SettingKind::boolean));
    product.settings.add(
        settingWith("level", {{.key = "a"}, {.key = "b"}, {.key = "c"}}, SettingKind::level));
    product.index();
    for (std::size_t i = 0; i < kBranchSteps; ++i) {
      Step step;
      step.key = "step" + std::to_string(i);
      product.steps.add(step);
    }
    for (std::size_t i = 0; i < 5 + random.below(12); ++i) addSequence(switches);
  }

  void addSequence(std::size_t switches) {
    const std::size_t from = random.below(kBranchSteps);
    const std::size_t to = random.below(kBranchSteps);
    // Mostly forward, so that there are starts.
    if (from > to && !random.oneIn(3)) return;
    Sequence sequence;
    sequence.from = StepId(from);
    sequence.to = StepId(to);
    if (!random.oneIn(3)) sequence.guard = randomGuard(switches);
    product.sequences.push_back(sequence);
  }

  Guard randomGuard(std::size_t switches) {
    constexpr const char* kLevels[] = {"level >= b", "level = c", "level != a", "level < c"};
    if (random.oneIn(4)) return parseGuard(kLevels[random.below(4)]).guard;
    const std::string one = "s" + std::to_string(random.below(switches));
    const std::string other = "s" + std::to_string(random.below(switches));
    const std::string forms[] = {one, "!" + one, one + " & " + other, one + " | !" + other};
    return parseGuard(forms[random.below(4)]).guard;
  }

  Configuration randomConfiguration() {
    Configuration configuration = firstConfiguration(product);
    for (const SettingId id : product.settings.ids())
      configuration.choose(id, random.below(product.settings[id].options.size()));
    return configuration;
  }

  Random random;
  Product product;
};

/// What the starts lead to, over the sequences that `open` lets pass.
template <class Open>
std::vector<bool> reached(const Product& product, std::vector<bool> at, const Open& open) {
  for (bool more = true; more;) {
    more = false;
    for (const Sequence& sequence : product.sequences) {
      if (!at[sequence.from.index()] || at[sequence.to.index()] || !open(sequence)) continue;
      at[sequence.to.index()] = true;
      more = true;
    }
  }
  return at;
}

/// Steps that nothing leads to, and those that no such step leads to.
std::vector<bool> startsOf(const Product& product) {
  std::vector<bool> starts(kBranchSteps, true);
  for (const Sequence& sequence : product.sequences) starts[sequence.to.index()] = false;
  const std::vector<bool> all = reached(product, starts, [](const Sequence&) { return true; });
  for (std::size_t i = 0; i < kBranchSteps; ++i) starts[i] = starts[i] || !all[i];
  return starts;
}

std::vector<bool> reachedIn(const Product& product, const Configuration& configuration) {
  return reached(product, startsOf(product), [&](const Sequence& sequence) {
    return holds(product, sequence.guard, configuration);
  });
}

}  // namespace

TEST_CASE("a step has the guard under which its process can come to it, in every configuration") {
  std::size_t guarded = 0;
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    Process process(seed, 3);
    const std::vector<Guard> guards = branchGuards(process.product);
    for (std::size_t row = 0; row < 24; ++row) {
      Configuration configuration = firstConfiguration(process.product);
      for (std::size_t i = 0; i < 3; ++i) configuration.choose(SettingId(i), (row >> i) & 1U);
      configuration.choose(SettingId(3), row / 8);
      const std::vector<bool> there = reachedIn(process.product, configuration);
      for (std::size_t step = 0; step < kBranchSteps; ++step) {
        INFO("seed " << seed << ", step " << step << ": " << toString(guards[step]));
        REQUIRE(holds(process.product, guards[step], configuration) == there[step]);
      }
    }
    for (const Guard& guard : guards) guarded += guard.always() ? 0 : 1;
  }
  CHECK(guarded > 1000);
}

TEST_CASE(
    "with too many settings to list a step is never guarded where its process can come to it") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Process process(seed, 40);
    const std::vector<Guard> guards = branchGuards(process.product);
    for (std::size_t sample = 0; sample < 60; ++sample) {
      const Configuration configuration = process.randomConfiguration();
      const std::vector<bool> there = reachedIn(process.product, configuration);
      for (std::size_t step = 0; step < kBranchSteps; ++step) {
        INFO("seed " << seed << ", step " << step << ": " << toString(guards[step]));
        REQUIRE((!there[step] || holds(process.product, guards[step], configuration)));
      }
    }
  }
}
