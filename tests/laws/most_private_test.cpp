// The most private configuration on whole small models, with flows that must stay open, against
// running the plain analysis in every valid configuration.

#include <algorithm>
#include <optional>
#include <utility>

#include <catch2/catch.hpp>

#include "analysis/lifted_reach.h"
#include "analysis/settings/settings_analysis.h"
#include "tests/laws/guarded_model.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

constexpr std::uint64_t kMostPrivateSeeds = tried(400);

/// Some nodes belong to other companies, and some flows are what the feature is there for.
Product modelWithRequiredFlows(std::uint64_t seed) {
  Product product = guardedModel(seed);
  Random random(seed + 9'000'000);
  const auto factsOf = [&](auto& item) -> Facts& {
    if (!item.facts.valid()) item.facts = product.facts.add({});
    return product.facts[item.facts];
  };
  for (Node& node : product.nodes) {
    if (random.oneIn(2)) factsOf(node).role = Role::thirdParty;
  }
  for (Flow& flow : product.flows) {
    if (random.oneIn(6)) factsOf(flow).required = true;
  }
  return product;
}

bool openIn(const Product& product, const Flow& flow, const Configuration& configuration) {
  return holds(product, product.factsOf(flow).when, configuration) &&
         holds(product, product.factsOf(product.nodes[flow.from]).when, configuration) &&
         holds(product, product.factsOf(product.nodes[flow.to]).when, configuration);
}

bool keepsRequiredFlows(const Product& product, const Configuration& configuration) {
  return std::all_of(product.flows.begin(), product.flows.end(), [&](const Flow& flow) {
    return !product.factsOf(flow).required || openIn(product, flow, configuration);
  });
}

std::uint64_t exposedIn(const Product& product, const FlowGraph& graph,
                        const std::vector<Exposure>& exposures,
                        const Configuration& configuration) {
  const FlowGraph decided = graphIn(product, graph, configuration);
  const LabelMatrix at = solveMay(decided);
  std::uint64_t weight = 0;
  for (const Exposure& each : exposures) {
    if (!each.label.valid() || each.required) continue;
    const auto& vertices = decided.verticesOf[each.place.index()];
    if (std::any_of(vertices.begin(), vertices.end(),
                    [&](VertexId vertex) { return at.test(vertex, each.label); }))
      weight += each.weight;
  }
  return weight;
}

/// How many settings differ, if all of them are the person's.
std::optional<std::size_t> switchesBetween(const Product& product, const Configuration& from,
                                           const Configuration& to) {
  std::size_t switches = 0;
  for (const SettingId id : product.settings.ids()) {
    if (from[id] == to[id]) continue;
    if (product.settings[id].owner != SettingOwner::person) return std::nullopt;
    ++switches;
  }
  return switches;
}

}  // namespace

TEST_CASE("the most private configuration keeps required flows and exposes as little as can be") {
  std::size_t limited = 0;
  for (std::uint64_t seed = 1; seed <= kMostPrivateSeeds; ++seed) {
    CAPTURE(seed);
    const Product product = modelWithRequiredFlows(seed);
    const FlowGraph graph = buildFlowGraph(product, {});
    const Reach open = solveReach(graph);
    const auto settings = SettingsAnalysis::of(product, graph, open);
    REQUIRE(settings->determined());
    const auto& exposures = settings->exposures();
    const bool recipients = std::any_of(exposures.begin(), exposures.end(),
                                        [](const Exposure& each) { return each.label.valid(); });
    const std::vector<Configuration> valid = allValid(product);
    for (const Configuration& each : valid)
      REQUIRE(settings->keepsRequired().contains(each) == keepsRequiredFlows(product, each));
    if (!recipients) continue;
    for (std::size_t i = 0; i < settings->people().contexts().size(); ++i) {
      const Configuration& start = settings->people().contexts()[i].start;
      std::optional<std::pair<std::uint64_t, std::size_t>> expected;
      for (const Configuration& each : valid) {
        const auto switches = switchesBetween(product, start, each);
        if (!switches) continue;
        if (!keepsRequiredFlows(product, each)) {
          ++limited;
          continue;
        }
        const std::pair found(exposedIn(product, graph, exposures, each), *switches);
        if (!expected || found < *expected) expected = found;
      }
      const auto best = settings->mostPrivate(i);
      REQUIRE(best.has_value() == expected.has_value());
      if (!best) continue;
      CHECK(best->weight == expected->first);
      CHECK(best->nearest.changed.size() == expected->second);
      CHECK(keepsRequiredFlows(product, best->nearest.configuration));
    }
  }
  CHECK(limited > tried(100));
}
