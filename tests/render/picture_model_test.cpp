#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "render/escape.h"
#include "render/graphviz.h"
#include "render/key.h"
#include "render/picture.h"
#include "render/picture_builder.h"
#include "render/picture_words.h"
#include "render/text_road.h"

using namespace dyetrace;

namespace {

/// A chain of systems in one pool; the first collects precise location, each sends on all it has.
struct Chain {
  Product product;
  LabelId location;
  Reviewed reviewed;

  explicit Chain(std::size_t length) {
    product.title = "Chain";
    location = product.intern(
        {product.taxonomy.find(TermKind::data, "location.precise").term, Form::identified});
    Zone pool;
    pool.key = "Participant_1";
    pool.name = "Example Social";
    const ZoneId zone = product.zones.add(pool);
    for (std::size_t i = 0; i < length; ++i) addNode(i, zone);
    for (std::size_t i = 0; i + 1 < length; ++i) addFlow(i);
    product.index();
    analyse();
  }

  /// Flows from one system to so many far down the chain.
  void fanOut(std::size_t from, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      Flow flow;
      flow.key = "Fan_" + std::to_string(i);
      flow.from = NodeId(from);
      flow.to = NodeId(10 + i);
      product.flows.add(flow);
    }
    product.index();
    analyse();
  }

  void addNode(std::size_t i, ZoneId zone) {
    Node node;
    node.key = "Task_" + std::to_string(i);
    node.name = "System " + std::to_string(i);
    node.zone = zone;
    if (i == 0) product.editFacts(node.facts).data.push_back({location, false});
    product.nodes.add(node);
  }

  void addFlow(std::size_t i) {
    Flow flow;
    flow.key = "Flow_" + std::to_string(i);
    flow.from = NodeId(i);
    flow.to = NodeId(i + 1);
    product.flows.add(flow);
  }

  void analyse() {
    reviewed.graph = buildFlowGraph(product, {});
    reviewed.reach = solveReach(reviewed.graph);
  }

  Finding road(std::size_t hops) const {
    Finding finding;
    finding.rule = "FLW-01";
    finding.id = "FLW-01-00000000";
    finding.sentence = "Precise location reaches the end.";
    finding.label = location;
    finding.severity.result = Severity::high;
    finding.path.origin = finding.origin = NodeId(0);
    finding.path.place = finding.place = NodeId(hops);
    finding.path.originLabel = finding.path.placeLabel = location;
    for (std::size_t i = 0; i < hops; ++i) {
      finding.path.hops.push_back({FlowId(i), NodeId(i), NodeId(i + 1), location, ""});
    }
    return finding;
  }
};

void collect(const DiagramZone& zone, std::vector<DiagramNode>& nodes) {
  for (const DiagramNode& node : zone.nodes) nodes.push_back(node);
  for (const DiagramZone& inner : zone.zones) collect(inner, nodes);
}

std::vector<DiagramNode> nodesOf(const Diagram& diagram) {
  std::vector<DiagramNode> nodes = diagram.nodes;
  for (const DiagramZone& zone : diagram.zones) collect(zone, nodes);
  return nodes;
}

std::vector<int> stepsOf(const Diagram& diagram) {
  std::vector<int> steps;
  for (const DiagramEdge& edge : diagram.edges) {
    steps.insert(steps.end(), edge.steps.begin(), edge.steps.end());
  }
  std::sort(steps.begin(), steps.end());
  return steps;
}

}  // namespace

TEST_CASE("a finding's picture numbers every step of its road and tints its data") {
  const Chain chain(4);
  const Diagram diagram = findingDiagram(chain.product, chain.reviewed, chain.road(3));
  CHECK(diagram.title == "Chain: FLW-01 (high)");
  CHECK(stepsOf(diagram) == std::vector<int>{1, 2, 3});
  for (const DiagramNode& node : nodesOf(diagram)) {
    CHECK(node.emphasis == Emphasis::finding);
    REQUIRE(node.chips.size() == 1);
    CHECK(node.chips[0].tone == ChipTone::finding);
    CHECK(node.chips[0].text == "precise location");
  }
}

TEST_CASE("a road of more than twelve steps is folded in the middle without losing a number") {
  const Chain chain(25);
  const Diagram diagram = findingDiagram(chain.product, chain.reviewed, chain.road(20));
  std::vector<int> all;
  for (int i = 1; i <= 20; ++i) all.push_back(i);
  CHECK(stepsOf(diagram) == all);
  CHECK(hasFinding(diagram));
  const std::vector<DiagramNode> nodes = nodesOf(diagram);
  CHECK(std::count_if(nodes.begin(), nodes.end(),
                      [](const DiagramNode& node) { return node.shape == Shape::zone; }) == 1);
  CHECK(renderSvg(diagram).fallback == Fallback::none);
}

TEST_CASE("a finding that surfaces where it starts has a picture without steps") {
  const Chain chain(2);
  Finding finding = chain.road(0);
  const Diagram diagram = findingDiagram(chain.product, chain.reviewed, finding);
  CHECK(stepsOf(diagram).empty());
  CHECK(nodesOf(diagram)[0].emphasis == Emphasis::finding);
}

TEST_CASE("a finding that is nowhere in the model is drawn with the whole model") {
  const Chain chain(20);
  Finding nowhere;
  nowhere.rule = "LIF-12";
  CHECK(nodesOf(findingDiagram(chain.product, chain.reviewed, nowhere)).size() == 20);
}

TEST_CASE("around a road in a large model only the next systems are drawn, and the rest counted") {
  const Chain chain(60);
  const Diagram diagram = findingDiagram(chain.product, chain.reviewed, chain.road(3));
  CHECK(nodesOf(diagram).size() == 5);
  CHECK(diagram.remark.find("55 further systems not shown.") != std::string::npos);
}

TEST_CASE("a small model is drawn whole around a road, a larger one only next to it") {
  const Chain small(10);
  CHECK(nodesOf(findingDiagram(small.product, small.reviewed, small.road(3))).size() == 10);
  const Chain larger(11);
  CHECK(nodesOf(findingDiagram(larger.product, larger.reviewed, larger.road(3))).size() == 5);
}

TEST_CASE("beside a long road there is room for three systems") {
  Chain chain(30);
  chain.fanOut(5, 6);
  const Diagram diagram = findingDiagram(chain.product, chain.reviewed, chain.road(9));
  CHECK(nodesOf(diagram).size() == 10 + 3);
}

TEST_CASE("of the many that hang on one system of a road a few are drawn") {
  Chain chain(60);
  chain.fanOut(1, 40);
  const Diagram diagram = findingDiagram(chain.product, chain.reviewed, chain.road(3));
  CHECK(nodesOf(diagram).size() == 4 + 4 + 1);
  CHECK(hasFinding(diagram));
}

TEST_CASE("the overview of a large model draws areas as one and the gravest road in full") {
  Chain chain(120);
  chain.reviewed.review.findings = {chain.road(4)};
  const Diagram diagram = overviewDiagram(chain.product, chain.reviewed);
  const std::vector<DiagramNode> nodes = nodesOf(diagram);
  CHECK(nodes.size() == 6);
  CHECK(nodes.back().name != "Example Social");
  CHECK(std::any_of(nodes.begin(), nodes.end(),
                    [](const DiagramNode& node) { return node.second == "115 systems"; }));
}

TEST_CASE("a model that draws no flow of data gets a picture that says so") {
  Chain chain(3);
  chain.product.flows = {};
  chain.analyse();
  chain.reviewed.review.drawsData = false;
  const Diagram diagram = overviewDiagram(chain.product, chain.reviewed);
  CHECK(diagram.sentence.find("No flow of data is drawn") != std::string::npos);
  CHECK(nodesOf(diagram).size() == 3);
  CHECK_FALSE(hasFinding(diagram));
}

TEST_CASE("retention is told in plain words") {
  Retention retention;
  for (const auto& [text, words] : {std::pair<const char*, const char*>{"P18M", "18 months"},
                                    {"P1D", "1 day"},
                                    {"P1Y6M", "1 year 6 months"},
                                    {"PT24H", "24 hours"},
                                    {"P0D", "0 days"},
                                    {"two years", "two years"},
                                    {"PXD", "PXD"}}) {
    retention.text = text;
    CHECK(inWords(retention) == words);
  }
  retention.kind = Retention::Kind::untilEvent;
  retention.text = "until-deleted";
  CHECK(inWords(retention) == "until deleted");
  retention.kind = Retention::Kind::endless;
  CHECK(inWords(retention) == "for ever");
}

TEST_CASE("steps are told with who sends what to whom, and under which setting") {
  Chain chain(3);
  chain.product.editFacts(chain.product.flows[FlowId(1)].facts).when =
      parseGuard("sharing = on").guard;
  chain.product.editFacts(chain.product.nodes[NodeId(0)].facts).when =
      parseGuard("upload = on").guard;
  chain.product.flows[FlowId(0)].kind = FlowKind::read;
  const std::vector<words::RoadStep> steps = words::roadOf(chain.product, chain.road(2).path);
  REQUIRE(steps.size() == 3);
  CHECK(words::lineOf(steps[0]) == "Precise location starts at System 0, if upload = on");
  CHECK(words::lineOf(steps[1]) == "System 1 reads precise location from System 0");
  CHECK(words::lineOf(steps[2]) == "System 1 sends precise location to System 2, if sharing = on");
}

TEST_CASE("of a long road both ends are told, and each step knows where on the road it is") {
  const Chain chain(9);
  const Path path = chain.road(8).path;
  const std::vector<words::RoadStep> whole = words::roadOf(chain.product, path);
  REQUIRE(whole.size() == 9);
  const std::vector<words::RoadStep> shown = words::roadOf(chain.product, path, 4);
  REQUIRE(shown.size() == 4);
  CHECK(shown[2].sentence == "… 6 steps in between …");
  CHECK(shown[2].index == 7);
  for (const std::size_t i : {0U, 1U, 3U}) {
    CAPTURE(i);
    CHECK(words::lineOf(shown[i]) == words::lineOf(whole[shown[i].index]));
    CHECK(shown[i].number == shown[i].index);
  }
  CHECK(shown[3].index == 8);
  CHECK(words::roadOf(chain.product, path, 9).size() == 9);
}

TEST_CASE(
    "the same key gives the same id, and keys that differ only in signs give different ones") {
  CHECK(svgIdFor("node_", "Task_1") == "node_Task_1");
  CHECK(svgIdFor("node_", "a b") != svgIdFor("node_", "a.b"));
  CHECK(svgIdFor("node_", std::string(500, 'x')).size() < 90);
  CHECK(svgIdFor("node_", "\"><script>").find('<') == std::string::npos);
}
