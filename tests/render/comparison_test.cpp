// Before and after as text, Markdown and a picture.

#include "render/comparison.h"

#include <algorithm>
#include <sstream>

#include <catch2/catch.hpp>

#include "render/comparison_picture.h"
#include "render/graphviz.h"
#include "render/key.h"
#include "tests/render/comparison_case.h"
#include "tests/render/outputs_case.h"
#include "tests/render/text_search.h"
#include "tests/support/builder.h"

using namespace dyetrace;
using dyetrace::testing::has;
using dyetrace::testing::Made;
using dyetrace::testing::ProductBuilder;

namespace {

Product shop(bool launched) {
  ProductBuilder model;
  const NodeId app = model.process("App");
  const NodeId orders = model.store("Orders");
  model.flow(app, orders);
  if (launched) {
    model.flow(app, model.external("Partner"));
    model.product().nodes[orders].name = "Purchases";
  } else {
    model.flow(app, model.process("Legacy"));
    model.product().flows[FlowId(1)].key = "old";
  }
  Product product = model.build();
  product.title = launched ? "After" : "Before";
  return product;
}

const DiagramNode* nodeNamed(const Diagram& diagram, std::string_view name) {
  for (const DiagramNode& node : diagram.nodes) {
    if (node.name == name) return &node;
  }
  for (const DiagramZone& zone : diagram.zones) {
    for (const DiagramNode& node : zone.nodes) {
      if (node.name == name) return &node;
    }
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a comparison as text names what is new, gone and renamed, within 80 columns") {
  const Made made(shop(false), shop(true));
  const std::string text = comparisonToText(made.compared, {});
  CHECK(has(text, "- process Legacy"));
  CHECK(has(text, "+ external Partner"));
  CHECK(has(text, "~ store Purchases"));
  CHECK(has(text, "renamed from Orders"));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 80);
}

TEST_CASE("a model compared with itself says that nothing changed") {
  const Made made(shop(true), shop(true));
  CHECK(has(comparisonToText(made.compared, {}), "Nothing changed"));
}

TEST_CASE("a name that is only broken into other lines is not said to be renamed from itself") {
  Product rewrapped = shop(true);
  Node& first = rewrapped.nodes[NodeId(0)];
  first.name = first.name + "\n";
  const std::string text = comparisonToText(Made(shop(true), std::move(rewrapped)).compared, {});
  CHECK(has(text, "name: other white space"));
  CHECK_FALSE(has(text, "renamed"));
}

TEST_CASE("the picture of a comparison shows what is gone beside what is new") {
  const Made made(shop(false), shop(true));
  const Diagram diagram = comparisonDiagram(made.compared);
  REQUIRE(nodeNamed(diagram, "Legacy") != nullptr);
  CHECK(nodeNamed(diagram, "Legacy")->change == Change::removed);
  for (const char* name : {"Partner", "Purchases", "App"}) {
    REQUIRE(nodeNamed(diagram, name) != nullptr);
  }
  CHECK(nodeNamed(diagram, "Partner")->change == Change::added);
  CHECK(nodeNamed(diagram, "Purchases")->change == Change::changed);
  CHECK(nodeNamed(diagram, "App")->change == Change::same);
  const std::vector<Sign> signs = signsIn(diagram);
  for (const Sign sign : {Sign::added, Sign::removed, Sign::changed, Sign::same}) {
    CHECK(std::count(signs.begin(), signs.end(), sign) == 1);
  }
  const Rendered rendered = renderSvg(diagram);
  CHECK(rendered.fallback == Fallback::none);
  CHECK(has(rendered.svg, "line-through"));
  CHECK(has(rendered.svg, "+ new"));
}

TEST_CASE("nothing that a model says becomes markup or control in a comparison") {
  const std::string hostile = "x\x1b[31m\n# <b>|`[a](b)";
  const Made made(outputs_test::locationCase().product,
                  outputs_test::caseWithText(hostile).product);
  const std::string text = comparisonToText(made.compared, {});
  const std::string markdown = comparisonToMarkdown(made.compared, "");
  CHECK_FALSE(outputs_test::hasControls(text));
  CHECK_FALSE(outputs_test::hasControls(markdown));
  CHECK_FALSE(has(markdown, "<b>"));
  CHECK_FALSE(has(markdown, "\n# <"));
}
