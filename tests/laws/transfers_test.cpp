// What nodes with pins do to labels: may and must against every single path, rules on pins with all
// settings at once against the same rule with the closed flows taken away.

#include <algorithm>
#include <set>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

#include "analysis/policy/pin_troubles.h"
#include "analysis/transfers/transfer_paths.h"
#include "analysis/transfers/transfer_reach.h"
#include "model/names.h"
#include "tests/laws/every_path.h"
#include "tests/laws/random_conditions.h"
#include "tests/laws/random_pins.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

LabelSet unionOf(const Sets& sets) {
  LabelSet all;
  for (const auto& labels : sets) all |= setOf(labels);
  return all;
}

LabelSet common(const Sets& sets) {
  LabelSet all = setOf(*sets.begin());
  for (const auto& labels : sets) all &= setOf(labels);
  return all;
}

PinDemand randomDemand(const Product& product, Random& random) {
  PinDemand demand;
  for (const LabelId label : product.labels.ids()) {
    if (random.oneIn(3)) demand.lacking.insert(label);
  }
  while (random.oneIn(2)) {
    LabelSet any;
    any.insert(LabelId(random.below(product.labels.size())));
    if (random.oneIn(2)) any.insert(LabelId(random.below(product.labels.size())));
    demand.having.push_back(any);
  }
  return demand;
}

/// Whether one path to each of the pins, chosen in every possible way, brings what is asked for.
bool someWay(const std::vector<Sets>& pins, const PinDemand& demand, std::size_t at,
             std::vector<LabelSet>& chosen) {
  if (at < pins.size()) {
    return std::any_of(pins[at].begin(), pins[at].end(), [&](const auto& labels) {
      chosen[at] = setOf(labels);
      return someWay(pins, demand, at + 1, chosen);
    });
  }
  const auto brings = [&](const LabelSet& any) {
    return std::any_of(chosen.begin(), chosen.end(),
                       [&](const LabelSet& labels) { return labels.intersects(any); });
  };
  return std::all_of(demand.having.begin(), demand.having.end(), brings) &&
         std::none_of(chosen.begin(), chosen.end(),
                      [&](const LabelSet& labels) { return labels.intersects(demand.lacking); });
}

ForbiddenRoads randomRule(const Product& product, Random& random) {
  ForbiddenRoads roads;
  for (const LabelId label : product.labels.ids()) {
    if (random.oneIn(2)) roads.data.insert(label);
  }
  roads.to.assign(product.nodes.size(), Match::yes);
  roads.startCounts = true;
  for (auto* stations : {&roads.through, &roads.without}) {
    if (random.oneIn(2)) continue;
    BoundStation station;
    station.marks.push_back(MarkId(random.below(product.marks.size())));
    stations->push_back(station);
  }
  return roads;
}

/// A rule asks by mark for data that has, or lacks, the label of that name.
MarkId markOf(Product& product, LabelId label) {
  return product.internMark(foldName(product.taxonomy[product.labels[label].category].title));
}

using TroubleAt = std::tuple<NodeId, LabelId, bool>;

/// Without settings, over the flows that are open in the configuration.
std::set<TroubleAt> plainTroubles(Product product, const ForbiddenRoads& roads, bool anyData,
                                  const Configuration& configuration) {
  for (Flow& flow : product.flows) {
    if (holds(product, product.factsOf(flow).when, configuration)) continue;
    flow.fromPin = flow.toPin = {};
  }
  product.settings = {};
  product.constraints.clear();
  for (Facts& facts : product.facts) facts.when = Guard();
  product.index();
  const FlowGraph graph = buildFlowGraph(product, {});
  const Reach reach = solveReach(graph);
  const RuleContext context(product, graph, reach, nullptr);
  std::set<TroubleAt> troubles;
  for (const PinTrouble& trouble : pinTroubles(context, roads, anyData)) {
    troubles.emplace(trouble.place, anyData ? LabelId() : trouble.label, trouble.confirmed);
  }
  return troubles;
}

}  // namespace

TEST_CASE("may and must hold for every single path, and single paths are all found") {
  std::size_t narrow = 0;
  for (std::uint64_t seed = 1; seed <= tried(1500); ++seed) {
    CAPTURE(seed);
    const Product product = randomPins(seed, false).build();
    const PinGraph graph(product, {});
    const TransferReach reach(product, graph);
    const TransferPaths paths(product, graph);
    const EveryPath every(product);
    for (const PinId pin : product.pins.ids()) {
      const Sets sets = every.to(pin);
      CHECK(graph.isFed(pin) == !sets.empty());
      if (sets.empty()) continue;
      CHECK(reach.at(pin).may.includes(unionOf(sets)));
      CHECK(common(sets).includes(reach.at(pin).must));
      narrow += reach.at(pin) == PinLabels{unionOf(sets), common(sets)} ? 1 : 0;
    }
  }
  CHECK(narrow > tried(5000));
}

TEST_CASE("what single paths bring to a node is found exactly") {
  for (std::uint64_t seed = 1; seed <= tried(1500); ++seed) {
    CAPTURE(seed);
    const Product product = randomPins(seed, false).build();
    Random random(seed + 3'000'000);
    const PinGraph graph(product, {});
    const TransferPaths paths(product, graph);
    const EveryPath every(product);
    for (const NodeId node : product.nodes.ids()) {
      std::vector<PinId> pins;
      std::vector<Sets> sets;
      for (const PinId pin : product.pins.ids()) {
        if (product.pins[pin].node != node || !product.pins[pin].input) continue;
        if (!graph.isFed(pin)) continue;
        pins.push_back(pin);
        sets.push_back(every.to(pin));
      }
      const PinDemand demand = randomDemand(product, random);
      std::vector<LabelSet> chosen(pins.size());
      const bool expected = someWay(sets, demand, 0, chosen);
      CHECK(paths.onOne(pins, demand) ==
            (expected ? TransferPaths::Answer::yes : TransferPaths::Answer::no));
    }
  }
}

TEST_CASE("may and must hold for the paths that were found, circles or not") {
  for (std::uint64_t seed = 1; seed <= tried(1500); ++seed) {
    CAPTURE(seed);
    const Product product = randomPins(seed, true).build();
    const PinGraph graph(product, {});
    const TransferReach reach(product, graph);
    const TransferPaths paths(product, graph);
    for (const PinId pin : product.pins.ids()) {
      if (!graph.isFed(pin)) continue;
      CHECK(paths.onOne({pin}, {}) == TransferPaths::Answer::yes);
      for (const LabelId label : product.labels.ids()) {
        LabelSet one;
        one.insert(label);
        const bool may = paths.onOne({pin}, {{one}, {}}) == TransferPaths::Answer::yes;
        const bool mayLack = paths.onOne({pin}, {{}, one}) == TransferPaths::Answer::yes;
        if (may) CHECK(reach.at(pin).may.contains(label));
        if (mayLack) CHECK_FALSE(reach.at(pin).must.contains(label));
      }
    }
  }
}

TEST_CASE("a policy's rule on pins holds exactly where it holds with the closed flows taken away") {
  std::size_t guardedTroubles = 0;
  for (std::uint64_t seed = 1; seed <= tried(500); ++seed) {
    CAPTURE(seed);
    ProductBuilder model = randomPins(seed, true);
    Random random(seed + 5'000'000);
    for (const LabelId label : model.product().labels.ids()) markOf(model.product(), label);
    addRandomSettings(model.product(), random, 3);
    for (const FlowId flow : model.product().flows.ids()) {
      if (random.oneIn(2)) model.facts(flow).when = randomGuard(model.product(), random, 1);
    }
    const Product product = model.build();
    const ForbiddenRoads roads = randomRule(product, random);
    const bool anyData = random.oneIn(3);
    const FlowGraph graph = buildFlowGraph(product, {});
    const Reach reach = solveReach(graph);
    ConditionOptions all;
    for (const SettingId setting : product.settings.ids()) all.also.push_back(setting);
    const auto settings = SettingsAnalysis::of(product, graph, reach, all);
    const RuleContext context(product, graph, reach, settings.get());
    const std::vector<PinTrouble> lifted = pinTroubles(context, roads, anyData);
    for (const Configuration& configuration : allValid(product)) {
      std::set<TroubleAt> here;
      for (const PinTrouble& trouble : lifted) {
        REQUIRE(trouble.when);
        if (!trouble.when->contains(configuration)) continue;
        here.emplace(trouble.place, anyData ? LabelId() : trouble.label, trouble.confirmed);
        guardedTroubles += trouble.when->always() ? 0 : 1;
      }
      CHECK(here == plainTroubles(product, roads, anyData, configuration));
    }
  }
  // Not in every quarter of the models are there a quarter of them.
  CHECK(guardedTroubles > (kOneInCases == 1 ? 500 : 100));
}
