#include "render/sarif.h"

#include <cstdlib>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "render/outputs.h"
#include "tests/render/json_schema.h"
#include "tests/render/outputs_case.h"

using namespace dyetrace;
using namespace dyetrace::outputs_test;
using Json = nlohmann::json;

namespace {

Json runOf(const std::string& log) {
  return Json::parse(log)["runs"][0];
}

Json runOf(const Case& made) {
  return runOf(reviewToSarif(made.product, made.review, made.diagnostics));
}

/// A road that goes to and fro between two places.
Finding longFinding(const Product& product, std::size_t hops) {
  Finding finding = findingIn(product, Severity::high, 1);
  for (std::size_t i = finding.path.hops.size(); i < hops; ++i) {
    finding.path.hops.push_back(finding.path.hops[1]);
  }
  return finding;
}

/// Two rules; of the first the policy later says that it is graver.
Policy mapsPolicy() {
  PolicyRule rule;
  rule.name = "no-maps";
  rule.sentence = "No maps leave";
  rule.text = "never maps";
  rule.because = "We promise *it*.";
  rule.fix = "Keep them.";
  rule.severity = Severity::low;
  rule.where = {FileId(0), 3, 0, ""};
  PolicyRule bare;
  bare.name = "bare";
  Policy policy;
  policy.title = "Example";
  policy.rules = {rule, bare};
  policy.changes = {{"POL-no-maps", false, Severity::critical, {}}};
  return policy;
}

const Json& roadOf(const Json& result) {
  return result["codeFlows"][0]["threadFlows"][0]["locations"];
}

const Json& notificationsOf(const Json& run) {
  return run["invocations"][0]["toolExecutionNotifications"];
}

}  // namespace

TEST_CASE("findings as SARIF keep to the published schema") {
  const char* schemas = std::getenv("DYETRACE_SCHEMAS");
  if (schemas == nullptr) {
    WARN("skipped: set DYETRACE_SCHEMAS to the folder with sarif-schema-2.1.0.json");
    return;
  }
  Schema schema(std::string(schemas) + "/sarif-schema-2.1.0.json");
  const Policy policy = mapsPolicy();
  for (Case made : {locationCase(), caseWithText("h\x1b\xFF <b> [x](y) {0}"), Case{}}) {
    made.review.rules.push_back({"POL-no-maps", "No maps leave", Verdict::satisfied, "", 0, 0});
    const std::string log = reviewToSarif(made.product, made.review, made.diagnostics, &policy);
    CHECK(schema.problemsOf(Json::parse(log)) == std::vector<std::string>{});
    CHECK_FALSE(hasControls(log));
  }
}

TEST_CASE("a finding is a result with level, place, identity and one location for each hop") {
  const Json run = runOf(locationCase());
  REQUIRE(run["results"].size() == 1);
  const Json& result = run["results"][0];
  CHECK(result["ruleId"] == "FLW-01");
  CHECK(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"] == "FLW-01");
  CHECK(result["level"] == "error");
  CHECK(result["partialFingerprints"]["dyetraceIdentity/v1"] == "FLW-01-1");
  const Json& place = result["locations"][0];
  CHECK(place["physicalLocation"]["artifactLocation"]["uri"] == "photos.bpmn");
  CHECK(place["physicalLocation"]["region"] == Json{{"startLine", 8}, {"startColumn", 7}});
  CHECK(place["logicalLocations"][0]["fullyQualifiedName"] == "partner");
  std::vector<std::pair<int, std::string>> road;
  for (const Json& step : roadOf(result)) {
    road.emplace_back(step["location"]["physicalLocation"]["region"]["startLine"],
                      step["location"]["message"]["text"]);
  }
  CHECK(road == std::vector<std::pair<int, std::string>>{
                    {4, "Precise location starts at Traveller"},
                    {10, "Traveller sends precise location to Photos app"},
                    {12,
                     "Photos app sends precise location to Ads partner, if Personalised ads = on; "
                     "a plain remark"}});
}

TEST_CASE("every rule that was asked is described, also without a finding") {
  const Json rules = runOf(locationCase())["tool"]["driver"]["rules"];
  REQUIRE(rules.size() == 2);
  CHECK(rules[1]["id"] == "LIF-01");
  CHECK(rules[1]["name"] == "NoEndDate");
  CHECK(rules[1]["shortDescription"]["text"] == "No end date");
  CHECK_FALSE(rules[1]["help"]["text"].get<std::string>().empty());
  CHECK(rules[1]["defaultConfiguration"]["level"] == "warning");
  CHECK(rules[1]["properties"]["gdpr"].is_string());
}

TEST_CASE("a rule of a policy is described in its own words") {
  const Case made = locationCase();
  const Policy policy = mapsPolicy();
  sarif::Run run(made.product, {"POL-no-maps", "POL-bare"}, &policy);
  const Json rules = runOf(run.written())["tool"]["driver"]["rules"];
  REQUIRE(rules.size() == 2);
  CHECK(rules[0]["name"] == "NoMaps");
  CHECK(rules[0]["shortDescription"]["text"] == "No maps leave");
  CHECK(rules[0]["fullDescription"]["text"] == "No maps leave: We promise *it*.");
  CHECK(rules[0]["help"]["text"] ==
        "Demands: No maps leave\n\nBecause: We promise *it*.\n\nLooks at: never maps\n\n"
        "How to fix: Keep them.\n\nSeverity: critical\n\nWritten at: photos.bpmn:3");
  CHECK_THAT(rules[0]["help"]["markdown"].get<std::string>(),
             Catch::Matchers::Contains("**Because:** We promise \\*it\\*."));
  CHECK(rules[0]["defaultConfiguration"]["level"] == "error");
  CHECK(rules[0]["properties"] == Json{{"tags", {"privacy", "policy"}}, {"policy", "Example"}});
  CHECK(rules[1]["shortDescription"]["text"] == "bare");
  CHECK_FALSE(rules[1].contains("defaultConfiguration"));
}

TEST_CASE("a finding about the model as a whole stands at the first file that was read") {
  Case made = locationCase();
  made.review.findings[0].place = NodeId();
  made.review.findings[0].path = {};
  made.review.findings[0].evidence.clear();
  const Json result = runOf(made)["results"][0];
  CHECK(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "photos.bpmn");
  CHECK_FALSE(result.contains("codeFlows"));
}

TEST_CASE("a result says how it stands to an earlier run") {
  const Case made = locationCase();
  sarif::Run run(made.product, {});
  run.add(made.review.findings[0], "new");
  CHECK(runOf(run.written())["results"][0]["baselineState"] == "new");
  CHECK_FALSE(runOf(made)["results"][0].contains("baselineState"));
}

TEST_CASE("an accepted finding is a suppressed result with its reason") {
  Case made = locationCase();
  made.review.accepted = {made.review.findings[0]};
  made.review.accepted[0].acceptance = Acceptance{"contract is signed", "Legal", "2027-03-31"};
  const Json results = runOf(made)["results"];
  REQUIRE(results.size() == 2);
  CHECK_FALSE(results[0].contains("suppressions"));
  CHECK(results[1]["suppressions"][0]["kind"] == "external");
  CHECK(results[1]["suppressions"][0]["justification"] ==
        "until 2027-03-31, by Legal: contract is signed");
}

TEST_CASE("beyond the limit of hops a road is written by its ends") {
  const Case made = locationCase();
  sarif::Run run(made.product, {});
  const Finding first = longFinding(made.product, sarif::Run::kWholeHops);
  const Finding second = longFinding(made.product, 20);
  run.add(first);
  run.add(second);
  const Json results = runOf(run.written())["results"];
  CHECK(roadOf(results[0]).size() == sarif::Run::kWholeHops + 1);
  const Json& ends = roadOf(results[1]);
  REQUIRE(ends.size() == sarif::Run::kStepsBeyond);
  CHECK(ends[1]["location"]["message"]["text"] == "… 19 steps in between …");
  CHECK(ends[0]["location"]["physicalLocation"]["region"]["startLine"] == 4);
  CHECK(ends[2]["location"]["physicalLocation"]["region"]["startLine"] == 12);
}

TEST_CASE("beyond the limit of results findings are counted and not written") {
  const Case made = locationCase();
  const Finding& finding = made.review.findings[0];
  sarif::Run run(made.product, {});
  for (std::size_t i = 0; i < sarif::Run::kMostResults; ++i) run.add(finding);
  CHECK(notificationsOf(runOf(run.written())).empty());
  run.add(finding);
  run.addAccepted(finding);
  const Json more = runOf(run.written());
  CHECK(more["results"].size() == sarif::Run::kMostResults);
  REQUIRE(notificationsOf(more).size() == 1);
  CHECK(notificationsOf(more)[0]["message"]["text"] ==
        "2 findings are not in this log, which holds 5000. The JSON output has all of them");
}

TEST_CASE("names of files become references that any reader of URIs takes apart") {
  CHECK(sarif::uriOf("after/photo tagging.bpmn") == "after/photo%20tagging.bpmn");
  CHECK(sarif::uriOf("/srv/a#b?c%d.bpmn") == "file:///srv/a%23b%3Fc%25d.bpmn");
  CHECK(sarif::uriOf("javascript:x") == "javascript%3Ax");
  CHECK(sarif::uriOf("h\xC3\xA9\xFF") == "h%C3%A9%FF");
}

TEST_CASE("text of a model is neither a link nor a placeholder in a message") {
  CHECK(sarif::plainText("[click](javascript:x) {0}") == "[click] (javascript:x) {{0}}");
}
