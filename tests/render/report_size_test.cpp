// Thousands of findings, roads of thousands of hops: what a person reads stays short, what programs
// read stays whole.

#include <algorithm>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "render/mermaid.h"
#include "render/outputs.h"
#include "render/shown_findings.h"
#include "tests/render/outputs_case.h"

using namespace dyetrace;
using namespace dyetrace::outputs_test;
using Catch::Matchers::Contains;

namespace {

/// Each with a road of so many hops, to and fro.
Case crowded(int findings, std::size_t hops) {
  Case made = locationCase();
  made.review.findings.clear();
  for (int i = 0; i < findings; ++i) {
    made.review.findings.push_back(findingIn(made.product, Severity::high, i));
    std::vector<Hop>& road = made.review.findings.back().path.hops;
    while (road.size() < hops) road.push_back(road[1]);
  }
  made.review.findings.front().rule = "FLW-02";
  return made;
}

std::size_t edgesIn(const std::string& chart) {
  return static_cast<std::size_t>(std::count(chart.begin(), chart.end(), '|')) / 2;
}

}  // namespace

TEST_CASE("of very many findings the report shows some of each rule and counts the others") {
  const Case made = crowded(10'000, 2);
  const std::string report = reviewToMarkdown(made.product, made.review, made.diagnostics, {});
  CHECK(report.size() < 250'000);
  CHECK_THAT(report, Contains("**10000 findings (10000 high)"));
  CHECK_THAT(report, Contains("| FLW-01 Data goes further than its stated purpose | 9900 (9900 "
                              "high) | Ads partner |\n"));
  CHECK_THAT(report, Contains("### FLW-02 "));
}

TEST_CASE("of very many findings the terminal shows some of each rule and counts the others") {
  const Case made = crowded(10'000, 2);
  const std::string text = reviewToText(made.product, made.review, {});
  CHECK(text.size() < 20'000);
  CHECK_THAT(text, Contains("and 9980 more (9980 high)"));
}

TEST_CASE("few findings are all shown, however many are of one rule") {
  const Case made = crowded(20, 2);
  CHECK(shownOf(made.review.findings, 20, 3).inFull.size() == 20);
  CHECK(shownOf(made.review.findings, 19, 3).inFull.size() == 19);
  CHECK(shownOf(made.review.findings, 19, 3).rest.at("FLW-01").size() == 1);
}

TEST_CASE("grave findings of one rule leave room for lighter ones of others") {
  Case made = crowded(30, 2);
  std::vector<Finding>& findings = made.review.findings;
  for (std::size_t i = 25; i < 30; ++i) findings[i].rule = "REC-01";
  const ShownFindings shown = shownOf(findings, 20, 3);
  CHECK(std::count_if(shown.inFull.begin(), shown.inFull.end(),
                      [](const Finding* finding) { return finding->rule == "REC-01"; }) == 3);
  CHECK(shown.inFull.size() == 20);
}

TEST_CASE("JSON holds every finding, and says what is left out of long roads") {
  const Case made = crowded(300, 200);
  const auto report =
      nlohmann::json::parse(reviewToJson(made.product, made.review, made.diagnostics));
  REQUIRE(report["findings"].size() == 300);
  std::size_t whole = 0;
  for (const auto& finding : report["findings"]) {
    const auto& path = finding["path"];
    CHECK(path["hops"].size() + path["hopsLeftOut"].get<std::size_t>() == 200);
    if (path["hopsLeftOut"] == 0) ++whole;
  }
  CHECK(whole == 25);
  CHECK(report["findings"][0]["path"]["hopsLeftOut"] == 0);
}

TEST_CASE("a chart of a road keeps far below the limits of Mermaid") {
  const Case made = crowded(1, 5'000);
  const std::string chart = mermaidOf(made.product, made.review.findings[0].path);
  CHECK(edgesIn(chart) == kMermaidHops + 1);
  CHECK_THAT(chart, Contains("4976 more hops"));
  CHECK(chart.size() < 50'000);
}

TEST_CASE("a chart shows each place once and each hop with its number and label") {
  const Case made = locationCase();
  CHECK(mermaidOf(made.product, made.review.findings[0].path) ==
        "```mermaid\n"
        "flowchart LR\n"
        "  n0([\"Traveller\"])\n"
        "  n1[\"Photos app\"]\n"
        "  n0 -->|\"1 precise location\"| n1\n"
        "  n2[[\"Ads partner\"]]\n"
        "  n1 -->|\"2 precise location\"| n2\n"
        "```\n\n");
}

TEST_CASE("a chart that would be wider than a page runs downwards") {
  const auto chartOf = [](std::size_t hops) {
    const Case made = crowded(1, hops);
    return mermaidOf(made.product, made.review.findings[0].path);
  };
  CHECK_THAT(chartOf(kMermaidHopsAcross), Contains("flowchart LR\n"));
  CHECK_THAT(chartOf(kMermaidHopsAcross + 1), Contains("flowchart TD\n"));
}

TEST_CASE("no text of a model is syntax of Mermaid") {
  CHECK(escapeMermaid("a\"]; click n0 `x` %%{init}%% <b> #35;\n```") ==
        "a#34;#93;#59; click n0 #96;x#96; #37;#37;#123;init#125;#37;#37; #60;b#62; #35;35#59; "
        "#96;#96;#96;");
  CHECK(escapeMermaid("1. Ask www.example.org") == "1#46; Ask www#46;example#46;org");
}
