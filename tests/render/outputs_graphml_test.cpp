#include <set>

#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "render/outputs.h"
#include "tests/render/outputs_case.h"

using namespace dyetrace;
using namespace dyetrace::outputs_test;

namespace {

pugi::xml_document parsedGraph(const Case& made) {
  pugi::xml_document document;
  const std::string text = modelToGraphml(made.product);
  REQUIRE(document.load_buffer(text.data(), text.size()));
  return document;
}

std::string dataOf(pugi::xml_node element, const char* key) {
  return element.find_child_by_attribute("data", "key", key).text().get();
}

}  // namespace

TEST_CASE("GraphML holds each node and flow with its facts") {
  const pugi::xml_document document = parsedGraph(locationCase());
  const pugi::xml_node graph = document.child("graphml").child("graph");
  const pugi::xml_node person = graph.child("node");
  CHECK(dataOf(person, "node_key") == "person");
  CHECK(dataOf(person, "node_data") == "user.location.precise?");
  const pugi::xml_node app = person.next_sibling("node");
  CHECK(dataOf(app, "node_zone") == "Photos Ltd");
  CHECK(dataOf(app, "node_turns") == "user.location.precise:identified -> :pseudonymous");
  CHECK(dataOf(app, "node_place") == "photos.bpmn:6:7");
  const pugi::xml_node share = graph.child("edge").next_sibling("edge");
  CHECK(dataOf(share, "edge_when") == "personalised-ads = on");
  CHECK(std::string(share.attribute("source").value()) == app.attribute("id").value());
}

TEST_CASE("every key that GraphML data uses is declared once") {
  const pugi::xml_document document = parsedGraph(locationCase());
  std::set<std::string> declared;
  for (const pugi::xml_node key : document.child("graphml").children("key")) {
    CHECK(declared.insert(key.attribute("id").value()).second);
  }
  for (const pugi::xpath_node& data : document.select_nodes("//data")) {
    CHECK(declared.count(data.node().attribute("key").value()) == 1);
  }
}

TEST_CASE("hostile text in GraphML stays text") {
  const Case made = caseWithText("</data><x/>\"'&lt; ]]> \x01\x1b\xFF\xE2\x80\xAE");
  const pugi::xml_document document = parsedGraph(made);
  CHECK(document.select_nodes("//x").empty());
  CHECK_FALSE(hasControls(modelToGraphml(made.product)));
}

TEST_CASE("an empty model is a GraphML document without nodes") {
  const pugi::xml_document document = parsedGraph({});
  CHECK(document.child("graphml").child("graph").first_child().empty());
}
