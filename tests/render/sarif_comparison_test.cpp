// What got worse between two models, as SARIF.

#include <cstdlib>
#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "analysis/compare/launch_answers.h"
#include "tests/analysis/settings_case.h"
#include "tests/render/comparison_case.h"
#include "tests/render/json_schema.h"

using namespace dyetrace;
using dyetrace::testing::Made;
using dyetrace::testing::SettingsModel;
using Json = nlohmann::json;

namespace {

/// A location stays in the app; after the launch a partner gets it.
Product launchedShop(bool launched) {
  SettingsModel model;
  const NodeId app = model.process("App");
  model.flow(model.person("Member", "location.precise"), app);
  if (launched) model.flow(app, model.external("Partner"));
  return model.build();
}

Json runOf(const Made& made) {
  return Json::parse(comparisonToSarif(made.compared))["runs"][0];
}

std::size_t worseFindings(const Made& made) {
  const FindingChanges& findings = made.comparison.findings;
  return findings.count(FindingFate::appeared) + findings.count(FindingFate::graver);
}

}  // namespace

TEST_CASE("a comparison as SARIF has what got worse and nothing else") {
  const Made made(launchedShop(false), launchedShop(true));
  const Json run = runOf(made);
  const std::size_t answers = made.comparison.data.answers.size();
  REQUIRE(answers > 0);
  CHECK(run["results"].size() == answers + worseFindings(made));
  std::set<std::string> identities;
  for (const Json& result : run["results"]) {
    CHECK((result["baselineState"] == "new" || result["baselineState"] == "updated"));
    identities.insert(result["partialFingerprints"]["dyetraceIdentity/v1"].get<std::string>());
  }
  CHECK(identities.size() == run["results"].size());
}

TEST_CASE("a comparison as SARIF describes the rules about launches that have an answer") {
  const Json run = runOf(Made(launchedShop(false), launchedShop(true)));
  const Json& rule = run["tool"]["driver"]["rules"][0];
  const LaunchRule* known = launchRule(rule["id"].get<std::string>());
  REQUIRE(known != nullptr);
  CHECK(rule["shortDescription"]["text"] == known->name);
  CHECK(run["results"][0]["ruleId"] == known->code);
}

TEST_CASE("a comparison as SARIF has no result where nothing or only better happened") {
  CHECK(runOf(Made(launchedShop(true), launchedShop(true)))["results"].empty());
  CHECK(runOf(Made(launchedShop(true), launchedShop(false)))["results"].empty());
}

TEST_CASE("a comparison as SARIF keeps to the published schema") {
  const char* schemas = std::getenv("DYETRACE_SCHEMAS");
  if (schemas == nullptr) {
    WARN("skipped: set DYETRACE_SCHEMAS to the folder with sarif-schema-2.1.0.json");
    return;
  }
  outputs_test::Schema schema(std::string(schemas) + "/sarif-schema-2.1.0.json");
  for (const bool launched : {false, true}) {
    const Made made(launchedShop(false), launchedShop(launched));
    CHECK(schema.problemsOf(Json::parse(comparisonToSarif(made.compared))) ==
          std::vector<std::string>{});
  }
}
