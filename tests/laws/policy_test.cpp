// The roads that a policy forbids, with all settings at once, against the plain search in every
// valid configuration and against the analyses that answer the same question in another way.

#include <set>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "analysis/policy/lifted_roads.h"
#include "tests/laws/random_conditions.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

using Troubles = std::set<std::pair<NodeId, LabelId>>;

Product guardedPolicyModel(std::uint64_t seed) {
  ProductBuilder model = randomModel(seed);
  Random random(seed + 7'000'000);
  addRandomSettings(model.product(), random, 3);
  const Product& product = model.product();
  for (const NodeId id : product.nodes.ids()) {
    if (random.oneIn(6)) model.facts(id).when = randomGuard(product, random, 2);
  }
  for (const FlowId id : product.flows.ids()) {
    if (random.oneIn(2)) model.facts(id).when = randomGuard(product, random, 2);
  }
  return model.build();
}

std::vector<bool> randomPlaces(const Product& product, Random& random, std::size_t oneIn) {
  std::vector<bool> places;
  for (std::size_t i = 0; i < product.nodes.size(); ++i) places.push_back(random.oneIn(oneIn));
  return places;
}

BoundStation randomStation(const Product& product, Random& random) {
  BoundStation station;
  if (random.oneIn(2)) {
    station.places = randomPlaces(product, random, 3);
  } else {
    for (const MarkId mark : product.marks.ids()) {
      if (random.oneIn(2)) station.marks.push_back(mark);
    }
  }
  return station;
}

ForbiddenRoads randomRoads(const Product& product, Random& random) {
  ForbiddenRoads roads;
  for (const LabelId label : product.labels.ids()) {
    if (random.oneIn(2)) roads.data.insert(label);
  }
  for (std::size_t i = 0; i < product.nodes.size(); ++i) {
    roads.to.push_back(random.oneIn(2) ? Match::yes : Match::no);
  }
  if (random.oneIn(2)) roads.from = randomPlaces(product, random, 2);
  if (random.oneIn(4)) roads.origins = randomPlaces(product, random, 2);
  roads.startCounts = random.oneIn(2);
  if (random.oneIn(3)) roads.through.push_back(randomStation(product, random));
  while (random.oneIn(2) && roads.without.size() < 3) {
    roads.without.push_back(randomStation(product, random));
  }
  return roads;
}

Troubles troublesOf(const Product& product, const FlowGraph& graph, const ForbiddenRoads& roads) {
  const PhaseSearch search(product, graph, {solveMay(graph), {}}, roads.steering(graph));
  Troubles troubles;
  for (const Arrival& arrival : search.arrivals()) {
    if (ForbiddenRoads::isTrouble(arrival) && roads.data.contains(arrival.label)) {
      troubles.emplace(graph.vertices[arrival.vertex].node, arrival.label);
    }
  }
  return troubles;
}

Troubles liftedIn(const TroubleConditions& conditions, const Configuration& configuration) {
  Troubles troubles;
  for (const auto& [place, condition] : conditions) {
    if (condition.contains(configuration)) troubles.insert(place);
  }
  return troubles;
}

/// A question about one place whose answer other analyses know too.
ForbiddenRoads roadsTo(const Product& product, NodeId target) {
  ForbiddenRoads roads;
  roads.to.assign(product.nodes.size(), Match::no);
  roads.to[target.index()] = Match::yes;
  roads.startCounts = true;
  return roads;
}

/// Each label asked for itself, since a road ends where it brings data that is asked for.
LabelSet labelsInTrouble(const Product& product, const FlowGraph& graph, ForbiddenRoads roads) {
  LabelSet labels;
  for (const LabelId label : product.labels.ids()) {
    roads.data = {};
    roads.data.insert(label);
    if (!troublesOf(product, graph, roads).empty()) labels.insert(label);
  }
  return labels;
}

LabelSet labelsAtNode(const FlowGraph& graph, const LabelMatrix& matrix, NodeId node) {
  LabelSet labels;
  for (const VertexId vertex : graph.verticesOf[node.index()]) labels |= matrix.row(vertex);
  return labels;
}

}  // namespace

TEST_CASE("a policy's conditions equal the plain search in every valid configuration") {
  for (std::uint64_t seed = 1; seed <= 700; ++seed) {
    CAPTURE(seed);
    const Product product = guardedPolicyModel(seed);
    Random random(seed + 9'000'000);
    const ForbiddenRoads roads = randomRoads(product, random);
    const FlowGraph graph = buildFlowGraph(product, {});
    const Reach open = solveReach(graph);
    const LiftedReach lifted(graph, open, ConditionSpace::of(product, {}));
    const PhaseSearch search(product, graph, open, roads.steering(graph));
    const TroubleConditions conditions = troubleConditions(graph, lifted, roads, search);
    for (const Configuration& configuration : allValid(product)) {
      CHECK(liftedIn(conditions, configuration) ==
            troublesOf(product, graphIn(product, graph, configuration), roads));
    }
  }
}

TEST_CASE("data that must pass a mark is in trouble exactly where it can arrive bare") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    const Product product = randomModel(seed).build();
    const FlowGraph graph = buildFlowGraph(product, {});
    const Reach reach = solveReach(graph);
    for (const NodeId node : product.nodes.ids()) {
      for (const MarkId mark : product.marks.ids()) {
        ForbiddenRoads roads = roadsTo(product, node);
        roads.without.push_back({{}, {mark}});
        CHECK(labelsInTrouble(product, graph, roads) ==
              labelsAtNode(graph, reach.bare[mark.index()], node));
      }
    }
  }
}

TEST_CASE(
    "data that must pass a node is in trouble exactly where it arrives with that node cut off") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    const Product product = randomModel(seed).build();
    FlowGraph graph = buildFlowGraph(product, {});
    // A cut may take away what a derivation elsewhere needs, which is another question.
    for (Vertex& vertex : graph.vertices) vertex.derives.clear();
    for (const NodeId gate : product.nodes.ids()) {
      std::vector<bool> closedEdges;
      for (const Edge& edge : graph.edges) {
        closedEdges.push_back(graph.vertices[edge.from].node == gate);
      }
      const FlowGraph cut =
          graphWithout(graph, std::vector<bool>(graph.vertices.size(), false), closedEdges);
      const LabelMatrix left = solveMay(cut);
      for (const NodeId node : product.nodes.ids()) {
        ForbiddenRoads roads = roadsTo(product, node);
        std::vector<bool> places(product.nodes.size(), false);
        places[gate.index()] = true;
        roads.without.push_back({places, {}});
        CHECK(labelsInTrouble(product, graph, roads) == labelsAtNode(cut, left, node));
      }
    }
  }
}

TEST_CASE("what comes from a node is what arrives if data starts there only") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    const Product product = randomModel(seed).build();
    FlowGraph graph = buildFlowGraph(product, {});
    for (Vertex& vertex : graph.vertices) vertex.derives.clear();
    const LabelMatrix at = solveMay(graph);
    for (const NodeId from : product.nodes.ids()) {
      FlowGraph begins = graph;
      for (const VertexId id : graph.vertices.ids()) {
        const bool here = graph.vertices[id].node == from;
        begins.vertices[id].starts = here ? at.row(id) : LabelSet();
      }
      const LabelMatrix left = solveMay(begins);
      for (const NodeId node : product.nodes.ids()) {
        if (node == from) continue;
        ForbiddenRoads roads = roadsTo(product, node);
        roads.startCounts = false;
        roads.from.assign(product.nodes.size(), false);
        roads.from[from.index()] = true;
        CHECK(labelsInTrouble(product, graph, roads) == labelsAtNode(begins, left, node));
      }
    }
  }
}
