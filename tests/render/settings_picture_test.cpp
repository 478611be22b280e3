#include "render/settings_picture.h"

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "render/graphviz.h"
#include "render/key.h"
#include "render/picture.h"
#include "tests/render/text_search.h"
#include "tests/support/builder.h"

using namespace dyetrace;
using dyetrace::testing::has;

namespace {

Setting switchOf(const std::string& key, const std::string& name, const std::string& starts) {
  Setting setting;
  setting.key = key;
  setting.name = name;
  setting.owner = SettingOwner::person;
  setting.declared = true;
  setting.options.resize(2);
  setting.options[0].key = "off";
  setting.options[1].key = "on";
  SettingDefault start;
  start.value = starts;
  setting.defaults.push_back(start);
  return setting;
}

/// The position is kept if either of two settings is on, and only one of them claims to decide.
struct TwoSources {
  Product product;
  Reviewed reviewed;

  TwoSources() : product(made()), reviewed(product, {}) {}

  static Product made() {
    testing::ProductBuilder model;
    const NodeId person = model.person("Person", "location.precise");
    const NodeId partner = model.external("Ads partner");
    const FlowId flow = model.flow(person, partner);
    model.facts(flow).when = parseGuard("history = on or activity = on").guard;
    Product& product = model.product();
    Setting history = switchOf("history", "Location history", "off");
    history.claims = {"location.precise"};
    product.settings.add(history);
    product.settings.add(switchOf("activity", "Activity log", "on"));
    product.settings.add(switchOf("unrelated", "Dark mode", "off"));
    return model.build();
  }
};

const DiagramEdge* edgeFrom(const Diagram& diagram, const std::string& node) {
  const auto found = std::ranges::find_if(
      diagram.edges, [&](const DiagramEdge& edge) { return has(edge.from, node); });
  return found == diagram.edges.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a picture of settings shows what each starts with and what it has a say in") {
  const TwoSources model;
  const Diagram diagram = settingsDiagram(model.product, model.reviewed);
  const DiagramEdge* history = edgeFrom(diagram, "history");
  REQUIRE(history != nullptr);
  CHECK(history->line == Line::sways);
  CHECK(history->label == "claims to stop it");
  CHECK(edgeFrom(diagram, "activity") != nullptr);
  CHECK(edgeFrom(diagram, "unrelated") == nullptr);
  const std::string svg = renderSvg(diagram).svg;
  for (const char* part : {"Location history", "Activity log", "Dark mode", "ON", "OFF",
                           "Ads partner", "on by default"}) {
    INFO(part);
    CHECK(has(svg, part));
  }
}

TEST_CASE("a finding about a setting that has no road is drawn as the settings it is about") {
  const TwoSources model;
  const auto& findings = model.reviewed.review.findings;
  const auto idle = std::ranges::find(findings, "SET-03", &Finding::rule);
  REQUIRE(idle != findings.end());
  REQUIRE(idle->path.hops.empty());
  const std::string svg = renderSvg(findingDiagram(model.product, model.reviewed, *idle)).svg;
  CHECK(svg == renderSvg(settingsDiagram(model.product, model.reviewed, *idle)).svg);
  CHECK(has(svg, "Dark mode"));
}

TEST_CASE("the table below a picture of settings stresses what the claim does not say") {
  const TwoSources model;
  const Diagram diagram = settingsDiagram(model.product, model.reviewed);
  REQUIRE(diagram.table);
  CHECK(diagram.table->header == std::vector<std::string>{"Location history", "Activity log",
                                                          "Does it happen?",
                                                          "What the claim says"});
  REQUIRE(diagram.table->rows.size() == 4);
  const DiagramTableRow& surprise = diagram.table->rows[1];
  CHECK(surprise.cells ==
        std::vector<std::string>{"off (default)", "on (default)", "YES", "no (surprise)"});
  CHECK(surprise.finding);
  CHECK(std::ranges::count_if(diagram.table->rows, &DiagramTableRow::finding) == 1);
  const std::string svg = renderSvg(diagram).svg;
  CHECK(has(svg, "no (surprise)"));
  CHECK(has(toDot(diagram), "no (surprise)"));
}

TEST_CASE("a setting that can stop it by itself is drawn with a bar") {
  Product product = TwoSources::made();
  for (Facts& facts : product.facts) {
    if (!facts.when.always()) facts.when = parseGuard("history = on and activity = on").guard;
  }
  const Reviewed reviewed(product, {});
  const Diagram diagram = settingsDiagram(product, reviewed);
  CHECK(edgeFrom(diagram, "history")->line == Line::stops);
  const std::vector<Sign> signs = signsIn(diagram);
  CHECK(std::ranges::count(signs, Sign::stopsLine) == 1);
  CHECK(std::ranges::count(signs, Sign::swaysLine) == 0);
}

TEST_CASE("a picture of settings does not say what a setting starts with if nobody states it") {
  Product product = TwoSources::made();
  for (Setting& setting : product.settings) {
    if (setting.key == "activity") setting.defaults.clear();
  }
  const Reviewed reviewed(product, {});
  const Diagram diagram = settingsDiagram(product, reviewed);
  REQUIRE(diagram.table);
  CHECK(diagram.table->rows[1].cells ==
        std::vector<std::string>{"off (default)", "on", "YES", "no (surprise)"});
  CHECK(diagram.table->rows[0].cells[1] == "off");
  const std::string svg = renderSvg(diagram).svg;
  CHECK(has(svg, "no default stated"));
  CHECK(has(svg, ">default not stated<"));
  CHECK_FALSE(has(svg, "by default"));
  CHECK_FALSE(has(svg, "of people"));
}

TEST_CASE("a picture of settings knows what a setting starts with that has no other option") {
  Product product = TwoSources::made();
  for (Setting& setting : product.settings) {
    if (setting.key == "activity") setting.defaults.clear();
  }
  Constraint always;
  always.conclusion = parseGuard("activity = on").guard;
  product.constraints.push_back(always);
  const Reviewed reviewed(product, {});
  CHECK_FALSE(has(renderSvg(settingsDiagram(product, reviewed)).svg, "no default stated"));
}

TEST_CASE("a picture of settings tells whom a default forgets") {
  Product product = TwoSources::made();
  Setting age = switchOf("age", "Age", "");
  age.owner = SettingOwner::context;
  age.defaults.clear();
  age.options[0].name = "adult";
  age.options[1].name = "teen";
  product.settings.add(age);
  for (Setting& setting : product.settings) {
    if (setting.key == "activity") setting.defaults[0].when = parseGuard("age = off").guard;
  }
  product.index();
  const Reviewed reviewed(product, {});
  CHECK(has(renderSvg(settingsDiagram(product, reviewed)).svg, "no default for"));
}

TEST_CASE("hostile text in a table of settings stays text") {
  const TwoSources model;
  Diagram diagram = settingsDiagram(model.product, model.reviewed);
  diagram.table->title = "<b>&\\N\"";
  diagram.table->header[0] = "<script>";
  diagram.table->rows[0].cells[0] = "\x01\xff";
  const std::string svg = renderSvg(diagram).svg;
  CHECK(has(svg, "&lt;script&gt;"));
  CHECK_FALSE(has(svg, "<script"));
  CHECK_FALSE(has(toDot(diagram), "<script"));
}
