// The JSON outputs against their published schemas.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "render/comparison.h"
#include "render/outputs.h"
#include "tests/render/json_schema.h"
#include "tests/render/outputs_case.h"

using namespace dyetrace;
using namespace dyetrace::outputs_test;
using nlohmann::json;

namespace {

Schema schemaNamed(const std::string& name) {
  return Schema(std::string(DYETRACE_SOURCE) + "/docs/schemas/" + name);
}

const std::vector<std::string> kNoProblems{};

}  // namespace

TEST_CASE("models as JSON keep to their schema") {
  Schema schema = schemaNamed("model.schema.json");
  for (const Case& made : {locationCase(), caseWithText("h\x1b\xFF <b>"), Case{}}) {
    const json model = json::parse(modelToJson(made.product, made.diagnostics));
    CHECK(schema.problemsOf(model) == kNoProblems);
  }
}

TEST_CASE("reviews as JSON keep to their schema") {
  Schema schema = schemaNamed("findings.schema.json");
  for (const Case& made : {locationCase(), caseWithText("h\x1b\xFF <b>"), Case{}}) {
    const json review = json::parse(reviewToJson(made.product, made.review, made.diagnostics));
    CHECK(schema.problemsOf(review) == kNoProblems);
  }
}

TEST_CASE("comparisons as JSON keep to their schema") {
  Schema schema = schemaNamed("comparison.schema.json");
  const Case plain = locationCase();
  const Case hostile = caseWithText("h\x1b\xFF <b>");
  const WrittenElements nothing;
  const Reviewed first = reviewProduct(plain.product, {});
  const Reviewed second = reviewProduct(hostile.product, {});
  const ComparedModel before{plain.product, nothing, first};
  const ComparedModel after{hostile.product, nothing, second};
  for (const MatchBy by : {MatchBy::idsThenNames, MatchBy::ids, MatchBy::names}) {
    const ModelComparison there = compareModels(before, after, by);
    const json written = json::parse(comparisonToJson({before, after, there}));
    CHECK(schema.problemsOf(written) == kNoProblems);
    const ModelComparison none = compareModels(before, before, by);
    const json same = json::parse(comparisonToJson({before, before, none}));
    CHECK(schema.problemsOf(same) == kNoProblems);
    CHECK(same["drawing"]["things"].empty());
  }
}

TEST_CASE("the schema of models refuses what is missing, unknown or of another type") {
  Schema schema = schemaNamed("model.schema.json");
  const Case made = locationCase();
  const json model = json::parse(modelToJson(made.product, made.diagnostics));
  json broken = model;
  broken["nodes"][0].erase("key");
  CHECK(schema.problemsOf(broken).size() == 1);
  broken = model;
  broken["flows"][0]["colour"] = "red";
  CHECK(schema.problemsOf(broken).size() == 1);
  broken = model;
  broken["zones"][0]["place"]["line"] = "two";
  CHECK(schema.problemsOf(broken).size() == 1);
}
