#include "analysis/reach_search.h"

#include <tuple>

#include <catch2/catch.hpp>

#include "analysis/lifted_reach.h"
#include "tests/laws/guarded_model.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

/// What is asked about: a label at a node, perhaps without a mark.
struct Target {
  NodeId node;
  LabelId label;
  MarkId mark;  ///< Invalid: the label as such.
};

struct SearchCase {
  Product product;
  FlowGraph graph;
  Reach open;
  std::vector<Configuration> valid;
  std::vector<Reach> reached;  ///< In each valid configuration.

  explicit SearchCase(std::uint64_t seed)
      : product(guardedModel(seed)),
        graph(buildFlowGraph(product, {})),
        open(solveReach(graph)),
        valid(allValid(product)) {
    for (const Configuration& each : valid) {
      reached.push_back(solveReach(graphIn(product, graph, each)));
    }
  }
};

bool isSo(const FlowGraph& graph, const Reach& reach, const Target& target) {
  if (!target.mark.valid()) return labelsAt(graph, reach, target.node).contains(target.label);
  return !alwaysMarked(graph, reach, target.node, target.label, target.mark);
}

Target randomTarget(const Product& product, Random& random) {
  Target target{NodeId(random.below(product.nodes.size())),
                LabelId(random.below(product.labels.size())), MarkId()};
  if (!product.marks.empty() && random.oneIn(3)) {
    target.mark = MarkId(random.below(product.marks.size()));
  }
  return target;
}

FactId factOf(ReachSearch& search, const Target& target) {
  return target.mark.valid() ? search.rules().bareAtNode(target.mark, target.node, target.label)
                             : search.rules().atNode(target.node, target.label);
}

std::optional<Nearest> expectedNearest(const SearchCase& given, const Target& target, bool holds,
                                       const Configuration& from, const ChangeCosts& costs) {
  std::optional<Nearest> best;
  for (std::size_t i = 0; i < given.valid.size(); ++i) {
    if (isSo(given.graph, given.reached[i], target) != holds) continue;
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

void checkNearest(const SearchCase& given, ReachSearch& search, const Target& target,
                  Random& random) {
  Configuration from = firstConfiguration(given.product);
  ChangeCosts costs;
  for (const SettingId id : given.product.settings.ids()) {
    from.choose(id, random.below(given.product.settings[id].options.size()));
    costs.push_back(random.oneIn(5) ? kFixed : static_cast<std::uint32_t>(random.below(3)));
  }
  const FactId fact = factOf(search, target);
  for (const bool holds : {true, false}) {
    CAPTURE(holds);
    const SearchedNearest found = search.nearest(fact, holds, from, costs);
    const auto expected = expectedNearest(given, target, holds, from, costs);
    REQUIRE(found.answer == (expected ? SatAnswer::yes : SatAnswer::no));
    if (!expected) continue;
    CHECK(found.nearest.cost == expected->cost);
    CHECK(found.nearest.changed == expected->changed);
    CHECK(found.nearest.configuration == expected->configuration);
  }
}

void checkTarget(const SearchCase& given, ReachSearch& search, const Target& target) {
  const FactId fact = factOf(search, target);
  bool some = false;
  bool all = true;
  for (std::size_t i = 0; i < given.valid.size(); ++i) {
    const bool so = isSo(given.graph, given.reached[i], target);
    CHECK(search.isSo(fact, given.valid[i]) == so);
    some = some || so;
    all = all && so;
  }
  const SearchedConfiguration ever = search.everSo(fact);
  CHECK(ever.answer == (some ? SatAnswer::yes : SatAnswer::no));
  if (some) CHECK(search.isSo(fact, ever.configuration));
  const SearchedConfiguration never = search.everNot(fact);
  CHECK(never.answer == (all ? SatAnswer::no : SatAnswer::yes));
  if (!all) CHECK_FALSE(search.isSo(fact, never.configuration));
}

void checkLaw(std::uint64_t firstSeed, std::uint64_t lastSeed) {
  for (std::uint64_t seed = firstSeed; seed <= lastSeed; ++seed) {
    CAPTURE(seed);
    const SearchCase given(seed);
    if (given.product.labels.empty()) continue;
    Random random(seed + 8'000'000);
    ReachSearch search(given.product, given.graph, given.open);
    for (int i = 0; i < 4; ++i) {
      const Target target = randomTarget(given.product, random);
      CAPTURE(target.node.index(), target.label.index(), target.mark.valid());
      checkTarget(given, search, target);
      checkNearest(given, search, target, random);
    }
  }
}

}  // namespace

TEST_CASE("single questions by search are answered as brute force answers them") {
  checkLaw(1, tried(1000));
}

TEST_CASE("single questions by search are answered as brute force answers them, further models") {
  checkLaw(1001, 1000 + tried(1000));
}

TEST_CASE("a search without budget says that it does not know, and nothing false") {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const SearchCase given(seed);
    if (given.product.labels.empty()) continue;
    Random random(seed);
    const Target target = randomTarget(given.product, random);
    SearchBudget none;
    none.proposals = 0;
    ReachSearch search(given.product, given.graph, given.open, none);
    CHECK(search.everSo(factOf(search, target)).answer == SatAnswer::undetermined);
    CHECK(search.everNot(factOf(search, target)).answer == SatAnswer::undetermined);
  }
}
