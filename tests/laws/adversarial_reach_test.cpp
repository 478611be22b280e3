// Graphs on which exact conditions must fail: sparse, random, a guard over random settings on most
// flows. Search has to answer all the same, and rightly.

#include <catch2/catch.hpp>

#include "analysis/lifted_reach.h"
#include "analysis/settings/settings_analysis.h"
#include "tests/laws/random_settings.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

struct Shape {
  std::size_t systems = 60;
  std::size_t settings = 40;
  std::size_t free = 40;  ///< A constraint fixes each of the others.
};

void addSettings(Product& product, Random& random, const Shape& shape) {
  for (std::size_t i = 0; i < shape.settings; ++i) {
    Setting setting = settingOf("s" + std::to_string(i), SettingKind::boolean, 2);
    setting.owner = random.oneIn(3) ? SettingOwner::product : SettingOwner::person;
    setting.defaults.push_back({random.oneIn(2) ? "on" : "off", {}, false, {}});
    product.settings.add(std::move(setting));
  }
  product.index();
  for (std::size_t i = shape.free; i < shape.settings; ++i) {
    Constraint fixed;
    fixed.conclusion =
        Guard::choice({"s" + std::to_string(i), Comparison::equal, random.oneIn(2) ? "on" : "off"});
    product.constraints.push_back(std::move(fixed));
  }
}

Guard literalOrTwo(const Product& product, Random& random) {
  Guard one = randomChoice(product, random);
  if (random.oneIn(2)) return one;
  std::vector<Guard> both{std::move(one), randomChoice(product, random)};
  return random.oneIn(3) ? Guard::disjunction(std::move(both))
                         : Guard::conjunction(std::move(both));
}

Product adversarialModel(std::uint64_t seed, const Shape& shape) {
  Random random(seed);
  ProductBuilder model;
  addSettings(model.product(), random, shape);
  std::vector<NodeId> nodes;
  for (std::size_t i = 0; i < shape.systems; ++i) {
    const std::string name = "N" + std::to_string(i);
    if (i < 3) {
      nodes.push_back(model.person(name, i == 0 ? "email" : "location.precise"));
    } else if (i + 5 < shape.systems) {
      nodes.push_back(model.process(name));
    } else {
      nodes.push_back(model.external(name));
      model.facts(nodes.back()).role = Role::thirdParty;
    }
  }
  for (std::size_t i = 0; i < 2 * shape.systems; ++i) {
    const FlowId flow =
        model.flow(nodes[random.below(nodes.size())], nodes[random.below(nodes.size())]);
    if (!random.oneIn(10)) model.facts(flow).when = literalOrTwo(model.product(), random);
  }
  return model.build();
}

bool isThere(const Product& product, const FlowGraph& graph, NodeId place, LabelId label,
             const Configuration& configuration) {
  const FlowGraph decided = graphIn(product, graph, configuration);
  const LabelMatrix at = solveMay(decided);
  for (const VertexId vertex : decided.verticesOf[place.index()]) {
    if (at.test(vertex, label)) return true;
  }
  return false;
}

std::vector<std::pair<NodeId, LabelId>> targetsOf(const Product& product) {
  std::vector<std::pair<NodeId, LabelId>> targets;
  for (const NodeId node : product.nodes.ids()) {
    if (product.nodes[node].kind != NodeKind::external) continue;
    for (const LabelId label : product.labels.ids()) targets.emplace_back(node, label);
  }
  return targets;
}

/// Whether changing no more than `most` settings makes the data be there, or not.
bool someNear(const Product& product, const FlowGraph& graph,
              const std::pair<NodeId, LabelId>& target, bool there, Configuration from,
              std::size_t most, std::size_t first = 0) {
  if (isThere(product, graph, target.first, target.second, from) == there) return true;
  for (std::size_t i = first; most > 0 && i < product.settings.size(); ++i) {
    const SettingId id(i);
    from.choose(id, 1 - from[id]);
    if (someNear(product, graph, target, there, from, most - 1, i + 1)) return true;
    from.choose(id, 1 - from[id]);
  }
  return false;
}

}  // namespace

TEST_CASE("on adversarial graphs search finds what trying every configuration finds") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    const Product product = adversarialModel(seed, {40, 40, 7});
    const FlowGraph graph = buildFlowGraph(product, {});
    const Reach open = solveReach(graph);
    ReachSearch search(product, graph, open);
    std::vector<LabelMatrix> everywhere;
    // The free settings come first; the others are as their constraints say.
    const auto base = search.configurations().any({});
    REQUIRE(base.answer == SatAnswer::yes);
    for (std::size_t bits = 0; bits < 128; ++bits) {
      Configuration configuration = base.configuration;
      for (std::size_t i = 0; i < 7; ++i) configuration.choose(SettingId(i), (bits >> i) % 2);
      everywhere.push_back(solveMay(graphIn(product, graph, configuration)));
    }
    for (const auto& [node, label] : targetsOf(product)) {
      const VertexId vertex = graph.verticesOf[node.index()].front();
      std::size_t count = 0;
      for (const LabelMatrix& each : everywhere) count += each.test(vertex, label) ? 1 : 0;
      const FactId fact = search.rules().atNode(node, label);
      CHECK(search.everSo(fact).answer == (count > 0 ? SatAnswer::yes : SatAnswer::no));
      CHECK(search.everNot(fact).answer == (count < 128 ? SatAnswer::yes : SatAnswer::no));
    }
  }
}

TEST_CASE("on adversarial graphs every answer of the search can be replayed, and is the nearest") {
  const auto settings = GENERATE(std::size_t{40}, std::size_t{80});
  for (std::uint64_t seed = 1; seed <= 2; ++seed) {
    CAPTURE(settings, seed);
    const Product product = adversarialModel(seed, {60, settings, settings});
    const FlowGraph graph = buildFlowGraph(product, {});
    const Reach open = solveReach(graph);
    ReachSearch search(product, graph, open);
    const Configuration from = firstConfiguration(product);
    const ChangeCosts costs(product.settings.size(), 1);
    for (const auto& target : targetsOf(product)) {
      const FactId fact = search.rules().atNode(target.first, target.second);
      for (const bool there : {true, false}) {
        const SearchedNearest nearest = search.nearest(fact, there, from, costs);
        REQUIRE(nearest.answer != SatAnswer::undetermined);
        if (nearest.answer == SatAnswer::no) continue;
        CHECK(isThere(product, graph, target.first, target.second, nearest.nearest.configuration) ==
              there);
        const std::size_t changes = nearest.nearest.changed.size();
        if (changes == 1 || changes == 2) {
          CHECK_FALSE(someNear(product, graph, target, there, from, changes - 1));
        }
      }
    }
  }
}

TEST_CASE("adversarial models get all their answers, whatever represents their conditions") {
  for (const Shape shape : {Shape{60, 40, 40}, Shape{100, 80, 80}}) {
    const Product product = adversarialModel(11, shape);
    const FlowGraph graph = buildFlowGraph(product, {});
    const Reach open = solveReach(graph);
    const auto settings = SettingsAnalysis::of(product, graph, open);
    REQUIRE(settings->answerable());
    for (std::size_t i = 0; i < settings->exposures().size(); ++i) {
      const ConditionAnswers& answers = settings->answers(i);
      CHECK(answers.known);
      CHECK((answers.determined || answers.errorOfPeople < 0.05));
    }
  }
}
