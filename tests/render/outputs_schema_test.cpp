// The JSON outputs against their published schemas.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "render/comparison.h"
#include "render/outputs.h"
#include "tests/render/json_schema.h"
#include "tests/render/outputs_case.h"
#include "tests/support/builder.h"

using namespace dyetrace;
using namespace dyetrace::outputs_test;
using nlohmann::json;

namespace {

Schema schemaNamed(const std::string& name) {
  return Schema(std::string(DYETRACE_SOURCE) + "/docs/schemas/" + name);
}

const std::vector<std::string> kNoProblems{};

Setting switchNamed(const std::string& key, const std::string& name) {
  Setting setting;
  setting.key = key;
  setting.name = name;
  setting.declared = true;
  setting.options.resize(2);
  setting.options[0].key = "off";
  setting.options[1].key = "on";
  SettingDefault start;
  start.value = "on";
  setting.defaults.push_back(start);
  return setting;
}

/// A partner gets an address while two switches are on, and exchanges it with a broker.
testing::ProductBuilder pairOfSwitches(const std::string& name, const std::string& constraint) {
  testing::ProductBuilder model;
  const NodeId customer = model.person("Customer", "email");
  const NodeId partner = model.external("Partner");
  const NodeId broker = model.external("Broker");
  const FlowId flow = model.flow(customer, partner);
  model.flow(partner, broker);
  model.flow(broker, partner);
  model.product().settings.add(switchNamed("ads", name));
  model.product().settings.add(switchNamed("sync", ""));
  model.product().index();
  model.facts(flow).when = parseGuard("ads & sync").guard;
  Constraint rule;
  rule.conclusion = parseGuard(constraint).guard;
  rule.because = name;
  model.product().constraints.push_back(rule);
  return model;
}

/// Plain, hostile, one without a valid configuration, one without settings.
std::vector<Product> settingsProducts() {
  return {pairOfSwitches("Adverts", "ads | sync").build(),
          pairOfSwitches("h\x1b\xFF <b>", "ads -> sync").build(),
          pairOfSwitches("Adverts", "ads & !ads").build(), Product{}};
}

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

TEST_CASE("settings as JSON keep to their schema") {
  Schema schema = schemaNamed("settings.schema.json");
  for (const Product& product : settingsProducts()) {
    const Reviewed reviewed = reviewProduct(product, {});
    const SettingsOverview overview = overviewOf(product, reviewed.settings.get());
    const json settings =
        json::parse(settingsToJson(product, overview, reviewed.review.diagnostics));
    CHECK(schema.problemsOf(settings) == kNoProblems);
  }
}

TEST_CASE("reviews with copies and exposures as JSON keep to their schema") {
  Schema schema = schemaNamed("findings.schema.json");
  for (const Product& product : settingsProducts()) {
    const Reviewed reviewed = reviewProduct(product, {});
    ReviewAdditions additions;
    additions.exposures = exposureTable(product, reviewed);
    const json review = json::parse(reviewToJson(product, reviewed.review, {}, additions));
    CHECK(schema.problemsOf(review) == kNoProblems);
  }
}

TEST_CASE("settings as JSON tell groups as sizes of their rows, and copies without limit as null") {
  const Product product = pairOfSwitches("A", "true").build();
  const Reviewed reviewed = reviewProduct(product, {});
  const SettingsOverview overview = overviewOf(product, reviewed.settings.get());
  const json settings = json::parse(settingsToJson(product, overview, {}));
  CHECK(settings["acting"]["groups"] == json::array({2}));
  CHECK(settings["acting"]["settings"] == json::array({"ads", "sync"}));
  CHECK(settings["exposures"][0]["interactions"][0]["together"] == 1.0);
  ReviewAdditions additions;
  additions.exposures = exposureTable(product, reviewed);
  const json review = json::parse(reviewToJson(product, reviewed.review, {}, additions));
  const json& spread = review["exposures"][0]["spread"];
  CHECK(spread["origins"][0]["endless"] == true);
  CHECK(spread["origins"][0]["copies"].is_null());
  CHECK(spread["cycle"] == json::array({"Partner", "Broker"}));
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
