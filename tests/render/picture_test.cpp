#include <algorithm>
#include <set>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "model/diagnostic.h"
#include "render/graphviz.h"
#include "render/html_label.h"
#include "render/key.h"
#include "render/picture_check.h"
#include "tests/render/picture_samples.h"
#include "tests/render/text_search.h"

using namespace dyetrace;
using dyetrace::testing::has;

namespace {

pugi::xml_document parsedPicture(const std::string& svg) {
  pugi::xml_document document;
  REQUIRE(document.load_buffer(svg.data(), svg.size()));
  return document;
}

std::string allText(const pugi::xml_document& document) {
  std::string words;
  for (const pugi::xpath_node& text : document.select_nodes("//text")) {
    words += text.node().text().get() + std::string("\n");
  }
  return words;
}

Diagram withHostileText(const std::string& text) {
  Diagram diagram = samples::everySign();
  diagram.title = diagram.sentence = diagram.remark = text;
  for (DiagramZone& zone : diagram.zones) {
    zone.name = zone.second = zone.id = text;
    for (DiagramNode& node : zone.nodes) {
      node.name = node.second = node.tooltip = text;
      node.chips.push_back({text, ChipTone::plain});
      std::ranges::reverse(node.chips);
    }
  }
  for (DiagramEdge& edge : diagram.edges) edge.label = edge.guard = edge.tooltip = edge.id = text;
  return diagram;
}

}  // namespace

TEST_CASE("a picture is well-formed and says title, finding, names, chips and steps") {
  const Rendered rendered = renderSvg(samples::everySign());
  CHECK(rendered.fallback == Fallback::none);
  CHECK(rendered.problem.empty());
  const pugi::xml_document document = parsedPicture(rendered.svg);
  const std::string words = allText(document);
  for (const char* part :
       {"Photos backup", "Precise location reaches an ad partner in 2 steps.",
        "Consent covers backup only.", "Photo store", "Europe", "controller, EU", "keep 18 months",
        "precise location", "health", "+1", "if Sharing = on", "sold", "4 flows"}) {
    INFO(part);
    CHECK(has(words, part));
  }
  CHECK(document.select_node("//g[@id='node_store']"));
  CHECK(document.select_node("//g[@id='edge_store_ads' and contains(@class, 'finding')]"));
  CHECK(document.select_node("//g[@id='zone_team']"));
}

TEST_CASE("a picture names itself to readers who cannot see it") {
  const pugi::xml_document document = parsedPicture(renderSvg(samples::everySign()).svg);
  const pugi::xml_node svg = document.child("svg");
  CHECK(std::string(svg.attribute("role").value()) == "img");
  CHECK(std::string(svg.first_child().name()) == "title");
  CHECK(std::string(svg.child("title").text().get()) == "Photos backup");
  CHECK(has(svg.child("desc").text().get(), "ad partner"));
  CHECK(has(svg.attribute("aria-labelledby").value(), svg.child("title").attribute("id").value()));
}

TEST_CASE("the same diagram gives the same bytes") {
  const Rendered first = renderSvg(samples::everySign());
  const Rendered second = renderSvg(samples::everySign());
  CHECK(first.svg == second.svg);
  CHECK(svgToPng(first.svg) == svgToPng(second.svg));
  CHECK(svgToPdf(first.svg) == svgToPdf(second.svg));
  CHECK(toDot(samples::everySign()) == toDot(samples::everySign()));
}

TEST_CASE("several pictures drawn at once are those drawn one by one, in their order") {
  std::vector<Diagram> diagrams;
  for (const char* title : {"first", "second", "third", "fourth", "fifth"}) {
    diagrams.push_back(samples::everySign());
    diagrams.back().title = title;
  }
  const std::vector<Rendered> all = renderSvgs(diagrams);
  REQUIRE(all.size() == diagrams.size());
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i].svg == renderSvg(diagrams[i]).svg);
}

TEST_CASE("hostile text in every position stays text") {
  const std::string hostile[] = {"\"><script>alert(1)</script>",
                                 "<b>bold</b> &lt;i&gt; &copy;",
                                 "back\\slash \\N \\G \\",
                                 "<TABLE></TABLE>",
                                 "]]> --> <![CDATA[ <?php ?>",
                                 "bad \xFF utf8 \x01\x08 control",
                                 "\xE2\x80\xAErtl\xE2\x80\xAC",
                                 "url(javascript:alert(1))",
                                 std::string(50000, 'x'),
                                 " ",
                                 "",
                                 "\xEF\xBF\xBE"};
  for (const std::string& text : hostile) {
    INFO(text.substr(0, 60));
    const Rendered rendered = renderSvg(withHostileText(text));
    CHECK(rendered.fallback == Fallback::none);
    const pugi::xml_document document = parsedPicture(rendered.svg);
    CHECK_NOTHROW(requireHarmless(document));
    CHECK_FALSE(has(rendered.svg, "<script"));
    CHECK_FALSE(has(rendered.svg, "<b>"));
    CHECK_FALSE(has(rendered.svg, "href"));
    CHECK_FALSE(has(rendered.svg, "\xE2\x80\xAE"));
  }
}

TEST_CASE("entities in a name are shown as they were written") {
  Diagram diagram;
  diagram.nodes = {samples::node("a", "&lt;i&gt;&copy;\\N", Shape::system)};
  CHECK(has(allText(parsedPicture(renderSvg(diagram).svg)), "&lt;i&gt;&copy;\\N"));
}

TEST_CASE("ids are unique even if the diagram repeats them") {
  Diagram diagram = samples::everySign();
  for (DiagramEdge& edge : diagram.edges) edge.id = "edge_same";
  for (DiagramZone& zone : diagram.zones) zone.id = "node_app";
  const pugi::xml_document document = parsedPicture(renderSvg(diagram).svg);
  std::set<std::string> seen;
  for (const pugi::xpath_node& node : document.select_nodes("//*[@id]")) {
    CHECK(seen.insert(node.node().attribute("id").value()).second);
  }
}

TEST_CASE("the check refuses scripts, handlers, links and repeated ids") {
  for (const char* svg : {"<svg><script/></svg>", "<svg onload='x'/>", "<svg><a href='x'/></svg>",
                          "<svg><foreignObject/></svg>", "<svg><g style='x'/></svg>",
                          "<svg fill='url(#a)'/>", "<svg><g id='a'/><g id='a'/></svg>"}) {
    INFO(svg);
    const pugi::xml_document document = parsedPicture(svg);
    CHECK_THROWS_AS(requireHarmless(document), Error);
  }
}

TEST_CASE("an empty diagram, an empty zone and a flow to nowhere are drawn without complaint") {
  Diagram diagram;
  diagram.title = "Nothing";
  diagram.zones = {{"zone_a", "A", "", ZoneTone::other, {}, {}}};
  diagram.edges = {samples::edge("a", "b", "x")};
  const Rendered rendered = renderSvg(diagram);
  CHECK(rendered.fallback == Fallback::none);
  CHECK(has(rendered.svg, "Nothing"));
}

TEST_CASE("the key lists exactly the signs that are used") {
  const std::vector<Sign> all = signsIn(samples::everySign());
  CHECK(std::ranges::count(all, Sign::guardedFlow) == 1);
  CHECK(std::ranges::count(all, Sign::undrawnFlow) == 0);
  CHECK(std::ranges::count(all, Sign::fadedNode) == 1);
  Diagram small;
  small.nodes = {samples::node("a", "A", Shape::store)};
  CHECK(signsIn(small) == std::vector<Sign>{Sign::store});
  const std::string words = allText(parsedPicture(renderSvg(small).svg));
  CHECK(has(words, "data store"));
  CHECK_FALSE(has(words, "data category"));
}

TEST_CASE("step numbers are folded into ranges") {
  CHECK(html_label::stepWords({2}) == "2");
  CHECK(html_label::stepWords({4, 5, 6, 9}) == "4–6, 9");
  CHECK(html_label::stepWords({1, 2}) == "1, 2");
}

TEST_CASE("systems without flows are arranged to fit a slide") {
  Diagram diagram;
  DiagramZone zone{"zone_z", "Zone", "", ZoneTone::other, {}, {}};
  for (int i = 0; i < 30; ++i) {
    zone.nodes.push_back(samples::node(std::to_string(i), "System", Shape::system));
  }
  diagram.zones = {zone};
  const pugi::xml_document document = parsedPicture(renderSvg(diagram).svg);
  const pugi::xml_node svg = document.child("svg");
  const double ratio = svg.attribute("width").as_double() / svg.attribute("height").as_double();
  CHECK(ratio > 0.6);
  CHECK(ratio < 3.0);
}

TEST_CASE("a wide chain turns to fit a slide better") {
  Diagram diagram;
  for (int i = 0; i < 9; ++i) {
    diagram.nodes.push_back(
        samples::node(std::to_string(i), "Compute monthly statistics", Shape::system));
    if (i > 0) {
      diagram.edges.push_back(
          samples::edge(std::to_string(i - 1), std::to_string(i), "sends whole records"));
    }
  }
  const pugi::xml_document document = parsedPicture(renderSvg(diagram).svg);
  const pugi::xml_node svg = document.child("svg");
  CHECK(svg.attribute("width").as_double() < svg.attribute("height").as_double());
}

TEST_CASE("PNG and PDF begin as such files do, and no picture is an error") {
  const std::string svg = renderSvg(samples::everySign()).svg;
  CHECK(svgToPng(svg).starts_with("\x89PNG"));
  CHECK(svgToPdf(svg).starts_with("%PDF"));
  CHECK_THROWS_AS(svgToPng("not a picture"), Error);
  CHECK_THROWS_AS(svgToPdf(""), Error);
}
