#include <algorithm>
#include <initializer_list>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "render/dot.h"
#include "render/dot_order.h"
#include "render/graphviz.h"
#include "render/graphviz_fence.h"
#include "render/graphviz_layout.h"
#include "render/label_places.h"
#include "render/picture_frame.h"
#include "render/picture_overlap.h"
#include "tests/render/picture_samples.h"

using namespace dyetrace;

namespace {

pugi::xml_document parsed(const std::string& svg) {
  pugi::xml_document document;
  REQUIRE(document.load_buffer(svg.data(), svg.size()));
  return document;
}

DiagramZone zoneOf(const std::string& id, std::initializer_list<const char*> nodes) {
  DiagramZone zone{"zone_" + id, id, "", ZoneTone::other, {}, {}};
  for (const char* const node : nodes)
    zone.nodes.push_back(samples::node(node, "Show words", Shape::system));
  return zone;
}

/// Where the finding's road is placed first, Graphviz leads the notice to the person behind the
/// suggestions.
Diagram suggestions() {
  Diagram diagram;
  DiagramZone organisation = zoneOf("organisation", {});
  organisation.zones = {zoneOf("app", {"notice", "hash", "show"}),
                        zoneOf("contacts", {"match", "hashed"}),
                        zoneOf("ranking", {"rank", "list", "stored"})};
  diagram.zones = {organisation};
  diagram.nodes = {samples::node("person", "Show words", Shape::party)};
  diagram.edges = {samples::edge("match", "list", ""),    samples::edge("list", "rank", ""),
                   samples::edge("rank", "stored", ""),   samples::edge("stored", "show", ""),
                   samples::edge("notice", "person", ""), samples::edge("person", "hash", ""),
                   samples::edge("show", "person", ""),   samples::edge("hash", "hashed", ""),
                   samples::edge("hashed", "match", "")};
  for (std::size_t i = 0; i < 4; ++i) {
    diagram.edges[i].emphasis = Emphasis::finding;
    diagram.edges[i].steps = {static_cast<int>(i) + 1};
  }
  return diagram;
}

std::string layoutOf(const Diagram& diagram, bool peopleFirst) {
  DotOptions options;
  options.peopleFirst = peopleFirst;
  return runFenced([&] { return layoutSvg(toDotGraph(diagram, options)); }, {}).text;
}

}  // namespace

TEST_CASE("labels that Graphviz laid on each other are moved apart") {
  pugi::xml_document document = parsed(
      "<g id='canvas'><g class='edge'><path d='M0,0'/><polygon points='0,0'/>"
      "<text x='10' y='50' font-size='10'>address book</text></g>"
      "<g class='edge'><path d='M0,0'/><polygon points='0,0'/>"
      "<text x='20' y='52' font-size='10'>address book</text></g></g>");
  placeLabels(document.child("g"));
  CHECK(document.select_nodes("//g[@class='label']").size() == 2);
  CHECK(document.select_nodes("//g[@class='label' and @transform]").size() == 1);
  std::ostringstream out;
  document.save(out);
  CHECK(overlappingTexts(out.str()) == 0);
}

TEST_CASE("a label moves off the lines, borders and boxes that it lies on, and stays at its flow") {
  pugi::xml_document document = parsed(
      "<g><g class='node'><polygon points='0,0 40,0 40,40 0,40'/></g>"
      "<g class='cluster'><path d='M0,60C0,60 100,60 200,60'/></g>"
      "<g class='edge'><path d='M50,100C50,100 100,100 200,100'/><polygon points='200,100'/></g>"
      "<g class='edge'><path d='M50,80C50,80 100,80 200,80'/><polygon points='200,80'/>"
      "<text x='60' y='63' font-size='10'>photo</text></g>"
      "<g class='edge'><path d='M20,50C60,50 90,50 120,50'/><polygon points='120,50'/>"
      "<text x='30' y='35' font-size='10'>names</text></g></g>");
  placeLabels(document.child("g"));
  const auto moves = document.select_nodes("//g[@class='label']");
  REQUIRE(moves.size() == 2);
  // Down from the border, between it and the flow at 80.
  CHECK(std::string(moves[0].node().attribute("transform").value()) == "translate(0,7.75)");
  // Aside, out of the box.
  CHECK(std::string(moves[1].node().attribute("transform").value()).find(",0)") !=
        std::string::npos);
}

TEST_CASE("the stem of a head that is a bar stays at its line") {
  pugi::xml_document document = parsed(
      "<g><g class='edge'><path d='M0,0C0,0 90,0 90,0'/><polygon points='98,-4 98,4'/>"
      "<polyline points='90,0 98,0'/></g></g>");
  placeLabels(document.child("g"));
  CHECK(document.select_node("/g/g/polyline"));
  CHECK_FALSE(document.select_node("//g[@class='label']"));
}

TEST_CASE("a zone's title steps aside from a line that crosses it, and stays in its zone") {
  pugi::xml_document document = parsed(
      "<g><g class='cluster'><path d='M0,0C0,0 300,0 300,0 300,0 300,100 300,100'/></g>"
      "<g class='cluster'><path d='M0,200C0,200 60,200 60,200 60,200 60,300 60,300'/></g>"
      "<g class='edge'><path d='M20,150C20,120 20,0 20,-50'/><polygon points='20,-50'/></g>"
      "<g class='edge'><path d='M20,350C20,300 20,250 20,150'/><polygon points='20,150'/></g>"
      "<g class='zone-titles'><g><text x='8' y='12' font-size='12'>Contacts</text></g>"
      "<g><text x='8' y='212' font-size='12'>Contacts</text></g></g></g>");
  placeLabels(document.child("g"));
  const auto titles = document.select_nodes("//g[@class='zone-titles']/g");
  CHECK(std::string(titles[0].node().attribute("transform").value()) == "translate(18,0)");
  CHECK(std::string(titles[1].node().attribute("transform").value()).empty());
}

TEST_CASE("a box is crossed by a flow of others that runs behind it, not by its own flows") {
  const std::string nodes =
      "<svg><g><g class='node'><title>n1</title><polygon points='0,0 40,0 40,40 0,40'/></g>"
      "<g class='node'><title>n2</title><path d='M100,0C100,0 140,0 140,40'/></g>"
      "<g class='node'><title>n11</title><polygon points='200,0 240,0 240,40 200,40'/></g>";
  const auto withFlow = [&nodes](const std::string& title, const std::string& path) {
    return nodes + "<g class='edge'><title>" + title + "</title><path d='" + path +
           "'/></g></g></svg>";
  };
  const std::string through = "M20,20C100,20 150,20 220,20";
  CHECK(boxesCrossed(withFlow("n1-&gt;n11", through)) == 1);
  CHECK(boxesCrossed(withFlow("n1-&gt;n2", through)) == 1);
  CHECK(boxesCrossed(withFlow("n1-&gt;n11", "M20,20C20,90 220,90 220,20")) == 0);
  CHECK(boxesCrossed(withFlow("n1-&gt;n11", "M20,39C100,39 150,39 220,39")) == 0);
}

TEST_CASE("people come first in the picture where a flow would run behind a box otherwise") {
  const Diagram diagram = suggestions();
  const std::string road = layoutOf(diagram, false);
  const std::string people = layoutOf(diagram, true);
  REQUIRE(boxesCrossed(road) > 0);
  REQUIRE(boxesCrossed(people) == 0);
  const std::string drawn = renderSvg(diagram).svg;
  const std::string line =
      parsed(people).select_node("//g[@id='edge_show_person']/path").node().attribute("d").value();
  REQUIRE_FALSE(line.empty());
  CHECK(
      parsed(drawn).select_node("//g[@id='edge_show_person']/path").node().attribute("d").value() ==
      line);
}

TEST_CASE("the finding's road begins where nothing of it leads") {
  Diagram diagram = samples::everySign();
  std::reverse(diagram.edges.begin(), diagram.edges.end());
  CHECK(firstNodes(diagram) ==
        std::vector<std::string>{"node_app", "node_store", "node_ads", "node_person"});
  CHECK(firstNodes(diagram, true) ==
        std::vector<std::string>{"node_person", "node_app", "node_store", "node_ads"});
}
