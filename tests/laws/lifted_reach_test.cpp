#include "analysis/lifted_reach.h"

#include <string>

#include <catch2/catch.hpp>

#include "tests/laws/guarded_model.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

std::string placeOf(const Product& product, VertexId vertex, LabelId label) {
  return "vertex " + std::to_string(vertex.index()) + ", " + keyOf(product, label);
}

/// Where lifted and plain reach differ in one configuration; empty if nowhere.
std::string difference(const Product& product, const FlowGraph& graph, LiftedReach& lifted,
                       const Configuration& configuration) {
  const Reach reach = solveReach(graphIn(product, graph, configuration));
  for (const VertexId vertex : graph.vertices.ids()) {
    for (const LabelId label : product.labels.ids()) {
      if (lifted.at(vertex, label).contains(configuration) != reach.at.test(vertex, label))
        return placeOf(product, vertex, label);
      for (const MarkId mark : product.marks.ids()) {
        const bool bare = lifted.bareAt(mark, vertex, label).contains(configuration);
        if (bare != reach.bare[mark.index()].test(vertex, label))
          return placeOf(product, vertex, label) + " without " + product.marks[mark];
      }
    }
  }
  return {};
}

void checkLaw(std::uint64_t firstSeed, std::uint64_t lastSeed, Representation representation) {
  for (std::uint64_t seed = firstSeed; seed <= lastSeed; ++seed) {
    CAPTURE(seed);
    const Product product = guardedModel(seed);
    const FlowGraph graph = buildFlowGraph(product, {});
    ConditionOptions options;
    options.representation = representation;
    LiftedReach lifted(graph, solveReach(graph), ConditionSpace::of(product, options));
    for (const Configuration& configuration : allValid(product)) {
      CHECK(difference(product, graph, lifted, configuration) == "");
    }
  }
}

}  // namespace

TEST_CASE("lifted reach equals plain reach in every valid configuration") {
  checkLaw(1, tried(1500), Representation::table);
}

TEST_CASE("lifted reach equals plain reach in every valid configuration, further models") {
  checkLaw(1501, 1500 + tried(1500), Representation::table);
}

TEST_CASE("lifted reach by decision diagrams equals plain reach in every valid configuration") {
  checkLaw(1, tried(1500), Representation::diagram);
}

TEST_CASE("lifted reach by decision diagrams equals plain reach, further models") {
  checkLaw(1501, 1500 + tried(1500), Representation::diagram);
}

TEST_CASE("without guards whatever can be somewhere is always there") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    const Product product = randomModel(seed).build();
    const FlowGraph graph = buildFlowGraph(product, {});
    const Reach reach = solveReach(graph);
    LiftedReach lifted(graph, reach, ConditionSpace::of(product, {}));
    for (const NodeId node : product.nodes.ids()) {
      const LabelSet there = labelsAt(graph, reach, node);
      for (const LabelId label : product.labels.ids()) {
        const Condition condition = lifted.atNode(node, label);
        CHECK((there.contains(label) ? condition.always() : condition.never()));
        for (const MarkId mark : product.marks.ids()) {
          const bool bare = !alwaysMarked(graph, reach, node, label, mark);
          const Condition without = lifted.bareAtNode(mark, node, label);
          CHECK((bare ? without.always() : without.never()));
        }
      }
    }
  }
}
