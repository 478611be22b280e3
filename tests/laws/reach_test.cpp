#include "analysis/reach.h"

#include <catch2/catch.hpp>

#include "analysis/path.h"
#include "tests/laws/derivation_trees.h"
#include "tests/laws/random_model.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

constexpr std::uint64_t kReachSeeds = 600;

/// Whether any vertex of a node can have a label, by the trees.
template <class Question>
bool anyVertex(const FlowGraph& graph, NodeId node, const Question& question) {
  for (const VertexId vertex : graph.verticesOf[node.index()]) {
    if (question(vertex.index())) return true;
  }
  return false;
}

void checkRoad(const FlowGraph& graph, const Witnesses& witnesses, NodeId node, LabelId label,
               std::optional<MarkId> missing, bool expected) {
  const auto path = witnesses.shortest(node, label);
  CHECK(path.has_value() == expected);
  if (!path) return;
  CHECK(path->confirmed);
  CHECK(confirm(graph, *path, missing));
  for (const Path& road : witnesses.several(node, label, 3)) {
    CHECK(road.confirmed);
    // Without a mark, a derived label's road may follow a part that came before the last one.
    CHECK((missing || road.hops.size() >= path->hops.size()));
  }
}

}  // namespace

TEST_CASE("reach equals the enumeration of roads and derivation trees") {
  for (std::uint64_t seed = 1; seed <= kReachSeeds; ++seed) {
    CAPTURE(seed);
    const Product product = randomModel(seed).build();
    const FlowGraph graph = buildFlowGraph(product, {});
    const Reach reach = solveReach(graph);
    const DerivationTrees trees(graph);
    for (const VertexId vertex : graph.vertices.ids()) {
      for (const LabelId label : product.labels.ids()) {
        CAPTURE(vertex.index(), keyOf(product, label));
        CHECK(reach.at.test(vertex, label) == trees.reaches(vertex.index(), label.index()));
        for (const MarkId mark : product.marks.ids()) {
          CHECK(reach.bare[mark.index()].test(vertex, label) ==
                trees.reachesWithout(vertex.index(), label.index(), mark.index()));
        }
      }
    }
  }
}

TEST_CASE("there is a confirmed road exactly where a label gets, with and without a mark") {
  for (std::uint64_t seed = 1; seed <= kReachSeeds / 2; ++seed) {
    CAPTURE(seed);
    const Product product = randomModel(seed).build();
    const FlowGraph graph = buildFlowGraph(product, {});
    const DerivationTrees trees(graph);
    const Witnesses witnesses(product, graph);
    std::vector<Witnesses> without;
    for (const MarkId mark : product.marks.ids()) without.emplace_back(product, graph, mark);
    for (const NodeId node : product.nodes.ids()) {
      for (const LabelId label : product.labels.ids()) {
        CAPTURE(node.index(), keyOf(product, label));
        checkRoad(graph, witnesses, node, label, {}, anyVertex(graph, node, [&](std::size_t v) {
                    return trees.reaches(v, label.index());
                  }));
        for (const MarkId mark : product.marks.ids()) {
          CAPTURE(mark.index());
          checkRoad(graph, without[mark.index()], node, label, mark,
                    anyVertex(graph, node, [&](std::size_t v) {
                      return trees.reachesWithout(v, label.index(), mark.index());
                    }));
        }
      }
    }
  }
}

TEST_CASE("either a label gets to a place or something is said to stop it") {
  for (std::uint64_t seed = 1; seed <= kReachSeeds / 2; ++seed) {
    CAPTURE(seed);
    const Product product = randomModel(seed).build();
    const FlowGraph graph = buildFlowGraph(product, {});
    const Reach reach = solveReach(graph);
    for (const NodeId node : product.nodes.ids()) {
      for (const LabelId label : product.labels.ids()) {
        const bool arrives = labelsAt(graph, reach, node).contains(label);
        const auto obstacles = whyNot(product, graph, reach, node, label);
        CHECK(obstacles.empty() == arrives);
        for (const Obstacle& obstacle : obstacles) CHECK_FALSE(obstacle.words.empty());
      }
    }
  }
}

TEST_CASE("more flows and more sources never make less reach") {
  for (std::uint64_t seed = 1; seed <= kReachSeeds; ++seed) {
    CAPTURE(seed);
    ProductBuilder model = randomModel(seed);
    const FlowGraph before = buildFlowGraph(model.build(), {});
    Random random(seed + 1'000'000);
    FlowGraph after = before;
    const std::size_t count = after.vertices.size();
    Edge more;
    more.from = VertexId(random.below(count));
    more.to = VertexId(random.below(count));
    after.edges.add(more);
    after.vertices[VertexId(random.below(count))].starts.insert(
        LabelId(random.below(after.labelCount + 1) % std::max<std::size_t>(1, after.labelCount)));
    after.labelCount = std::max<std::size_t>(1, after.labelCount);
    after.finish();
    const Reach less = solveReach(before);
    const Reach greater = solveReach(after);
    for (const VertexId vertex : before.vertices.ids()) {
      CHECK(greater.at.row(vertex).includes(less.at.row(vertex)));
      for (std::size_t mark = 0; mark < before.markCount; ++mark) {
        CHECK(greater.bare[mark].row(vertex).includes(less.bare[mark].row(vertex)));
        CHECK(less.at.row(vertex).includes(less.bare[mark].row(vertex)));
      }
    }
  }
}

TEST_CASE("whatever a flow names gets to its end") {
  for (std::uint64_t seed = 1; seed <= kReachSeeds; ++seed) {
    CAPTURE(seed);
    const Product product = randomModel(seed).build();
    const FlowGraph graph = buildFlowGraph(product, {});
    const Reach reach = solveReach(graph);
    for (const Flow& flow : product.flows) {
      for (const LabelUse& use : product.factsOf(flow).data) {
        CHECK(labelsAt(graph, reach, flow.to).contains(use.label));
      }
    }
  }
}

TEST_CASE("every undrawn origin is needed") {
  for (std::uint64_t seed = 1; seed <= kReachSeeds; ++seed) {
    CAPTURE(seed);
    const Product product = randomModel(seed).build();
    const FlowGraph graph = buildFlowGraph(product, {});
    for (const UndrawnOrigin& origin : graph.undrawnOrigins) {
      FlowGraph without = graph;
      for (const VertexId vertex : graph.verticesOf[origin.node.index()]) {
        without.vertices[vertex].starts.erase(origin.label);
        for (const EdgeId edge : graph.outOf(vertex)) {
          without.edges[edge].insists.erase(origin.label);
        }
      }
      const Flow& flow = product.flows[origin.flow];
      bool leavesAnyway = false;
      for (const VertexId vertex : graph.verticesOf[flow.from.index()]) {
        const LabelSet at = solveReach(without).at.row(vertex);
        leavesAnyway = leavesAnyway || leaves(graph.vertices[vertex], at).contains(origin.label);
      }
      CHECK_FALSE(leavesAnyway);
    }
  }
}
