#include "analysis/order.h"

#include <catch2/catch.hpp>

#include "tests/laws/random_model.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

constexpr std::size_t kOrderSteps = 7;

/// A plain process graph: steps in a row of numbers and which leads to which.
struct Drawn {
  explicit Drawn(std::uint64_t seed) : leads(kOrderSteps, std::vector<bool>(kOrderSteps, false)) {
    Random random(seed);
    for (std::size_t i = 0; i < kOrderSteps; ++i) steps.push_back(model.step("S"));
    for (std::size_t i = 0; i < 3 + random.below(8); ++i) {
      const std::size_t from = random.below(kOrderSteps);
      const std::size_t to = random.below(kOrderSteps);
      // Mostly forward, so that there are starts and ends.
      if (from > to && !random.oneIn(3)) continue;
      leads[from][to] = true;
      model.sequence(steps[from], steps[to]);
    }
  }

  /// Ways from starts and to ends say nothing of cycles that no start leads into or no end out of.
  bool everyStepStartsAndEnds() const;

  bool isStart(std::size_t step) const {
    for (std::size_t i = 0; i < kOrderSteps; ++i) {
      if (leads[i][step]) return false;
    }
    return true;
  }
  bool isEnd(std::size_t step) const {
    for (std::size_t i = 0; i < kOrderSteps; ++i) {
      if (leads[step][i]) return false;
    }
    return true;
  }

  ProductBuilder model;
  std::vector<StepId> steps;
  std::vector<std::vector<bool>> leads;
};

/// Whether a way without repetition leads from a step to `goal`, never over `closed`.
template <class Goal>
bool someWay(const Drawn& drawn, std::size_t at, const Goal& goal, std::size_t closed,
             std::vector<bool> been) {
  if (at == closed || been[at]) return false;
  if (goal(at)) return true;
  been[at] = true;
  for (std::size_t next = 0; next < kOrderSteps; ++next) {
    if (drawn.leads[at][next] && someWay(drawn, next, goal, closed, been)) return true;
  }
  return false;
}

template <class Goal>
bool someWay(const Drawn& drawn, std::size_t from, const Goal& goal, std::size_t closed) {
  return someWay(drawn, from, goal, closed, std::vector<bool>(kOrderSteps, false));
}

constexpr std::size_t kNothing = kOrderSteps;

bool startedWithout(const Drawn& drawn, std::size_t step, std::size_t closed) {
  for (std::size_t start = 0; start < kOrderSteps; ++start) {
    if (!drawn.isStart(start)) continue;
    if (someWay(
            drawn, start, [&](std::size_t at) { return at == step; }, closed))
      return true;
  }
  return false;
}

bool endsWithout(const Drawn& drawn, std::size_t step, std::size_t closed) {
  return someWay(
      drawn, step, [&](std::size_t at) { return drawn.isEnd(at); }, closed);
}

bool Drawn::everyStepStartsAndEnds() const {
  for (std::size_t step = 0; step < kOrderSteps; ++step) {
    if (!startedWithout(*this, step, kNothing) || !endsWithout(*this, step, kNothing)) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("a step can follow another exactly if a way leads to it") {
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    Drawn drawn(seed);
    const ProcessOrder order(drawn.model.product());
    for (std::size_t a = 0; a < kOrderSteps; ++a) {
      for (std::size_t b = 0; b < kOrderSteps; ++b) {
        bool follows = false;
        for (std::size_t next = 0; next < kOrderSteps; ++next) {
          if (!drawn.leads[a][next]) continue;
          follows = follows || someWay(
                                   drawn, next, [&](std::size_t at) { return at == b; }, kNothing);
        }
        CHECK(order.canFollow(drawn.steps[a], drawn.steps[b]) == follows);
      }
    }
  }
}

TEST_CASE("a step dominates another exactly if every way from a start passes it") {
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    Drawn drawn(seed);
    if (!drawn.everyStepStartsAndEnds()) continue;
    const ProcessOrder order(drawn.model.product());
    for (std::size_t b = 0; b < kOrderSteps; ++b) {
      for (std::size_t a = 0; a < kOrderSteps; ++a) {
        CAPTURE(a, b);
        CHECK(order.dominates(drawn.steps[a], drawn.steps[b]) == !startedWithout(drawn, b, a));
      }
    }
  }
}

TEST_CASE("a step post-dominates another exactly if every way to an end passes it") {
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    Drawn drawn(seed);
    if (!drawn.everyStepStartsAndEnds()) continue;
    const ProcessOrder order(drawn.model.product());
    for (std::size_t a = 0; a < kOrderSteps; ++a) {
      for (std::size_t b = 0; b < kOrderSteps; ++b) {
        CAPTURE(a, b);
        CHECK(order.postDominates(drawn.steps[b], drawn.steps[a]) == !endsWithout(drawn, a, b));
      }
    }
  }
}

TEST_CASE("the nearest dominator dominates and is dominated by every other one") {
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    Drawn drawn(seed);
    const ProcessOrder order(drawn.model.product());
    for (const StepId step : drawn.steps) {
      const StepId nearest = order.dominatorOf(step);
      for (const StepId other : drawn.steps) {
        if (other == step || !order.dominates(other, step)) continue;
        REQUIRE(nearest.valid());
        CHECK(order.dominates(other, nearest));
      }
      CHECK((!nearest.valid() || order.dominates(nearest, step)));
    }
  }
}
