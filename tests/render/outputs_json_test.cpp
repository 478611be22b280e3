#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "render/outputs.h"
#include "tests/render/outputs_case.h"

using namespace dyetrace;
using namespace dyetrace::outputs_test;
using nlohmann::ordered_json;

namespace {

std::vector<std::string> keysOf(const ordered_json& json) {
  std::vector<std::string> keys;
  for (const auto& item : json.items()) keys.push_back(item.key());
  return keys;
}

std::set<std::string> valuesOf(const ordered_json& array, const char* key) {
  std::set<std::string> values;
  for (const auto& item : array) values.insert(item.at(key).get<std::string>());
  return values;
}

ordered_json modelOf(const Case& made) {
  return ordered_json::parse(modelToJson(made.product, made.diagnostics));
}

ordered_json reviewOf(const Case& made) {
  return ordered_json::parse(reviewToJson(made.product, made.review, made.diagnostics));
}

}  // namespace

TEST_CASE("the model as JSON holds every element of the model") {
  const ordered_json model = modelOf(locationCase());
  CHECK(keysOf(model) == std::vector<std::string>{"format", "version", "title", "files", "labels",
                                                  "marks", "zones", "nodes", "flows", "steps",
                                                  "sequences", "settings", "drawn", "diagnostics"});
  CHECK(valuesOf(model.at("nodes"), "key") == std::set<std::string>{"person", "app", "partner"});
  CHECK(valuesOf(model.at("flows"), "key") == std::set<std::string>{"give", "share"});
  CHECK(valuesOf(model.at("zones"), "key") == std::set<std::string>{"pool"});
  CHECK(valuesOf(model.at("steps"), "key") == std::set<std::string>{"start", "app"});
  CHECK(valuesOf(model.at("labels"), "key") ==
        std::set<std::string>{"user.location.precise", "user.location.precise:pseudonymous"});
  CHECK(model.at("files").size() == 2);
  CHECK(model.at("sequences").size() == 1);
  CHECK(model.at("settings").size() == 1);
  CHECK(model.at("drawn").at(0).at("flow") == "share");
}

TEST_CASE("every element of the model as JSON says where it was read") {
  const ordered_json model = modelOf(locationCase());
  const ordered_json place = {
      {"file", "photos.bpmn"}, {"line", 12}, {"column", 7}, {"element", "share"}};
  CHECK(model.at("flows").at(1).at("place") == place);
  for (const char* table : {"zones", "nodes", "flows", "steps", "sequences", "settings", "drawn"}) {
    for (const auto& item : model.at(table)) CHECK(item.at("place").at("line").is_number());
  }
}

TEST_CASE("facts appear as parsed and as written") {
  const ordered_json model = modelOf(locationCase());
  const ordered_json& person = model.at("nodes").at(0).at("facts");
  CHECK(person.at("data") ==
        ordered_json::parse(R"([{"label": "user.location.precise", "suggested": true}])"));
  CHECK(person.at("statements").at(0).at("value") == "location.precise?");
  const ordered_json& app = model.at("nodes").at(1).at("facts");
  CHECK(app.at("retention").at("text") == "P1M");
  CHECK(app.at("turns").at(0).at("keepsCategory") == true);
  CHECK(model.at("flows").at(1).at("facts").at("when") == "personalised-ads = on");
  CHECK(model.at("flows").at(0).at("facts").is_null());
}

TEST_CASE("the review as JSON holds findings with their roads, questions, rules and flows") {
  const ordered_json review = reviewOf(locationCase());
  const ordered_json& finding = review.at("findings").at(0);
  CHECK(finding.at("id") == "FLW-01-1");
  CHECK(finding.at("severity").at("level") == "critical");
  CHECK(finding.at("path").at("hops").size() == 2);
  CHECK(finding.at("path").at("hops").at(1).at("flow") == "share");
  CHECK(finding.at("path").at("hops").at(1).at("guards") ==
        ordered_json::array({"personalised-ads = on"}));
  CHECK(finding.at("path").at("hops").at(1).at("place").at("line") == 12);
  CHECK(review.at("severities").at("critical") == 1);
  CHECK(review.at("questions").at(0).at("label").is_null());
  CHECK(review.at("rules").size() == 2);
  CHECK(review.at("unlabelledFlows").at(0).at("flow") == "give");
  CHECK(review.at("diagnostics").size() == 2);
  CHECK(review.at("drawsData") == true);
}

TEST_CASE("JSON keeps hostile text, escaped, and parses") {
  const std::string hostile = "\"\\ \x1b[31m \x07 \xC2\x9B \xE2\x80\xAE \xE2\x81\xA6 </script> \n";
  const Case made = caseWithText(hostile);
  const std::string text = modelToJson(made.product, made.diagnostics);
  CHECK_FALSE(hasControls(text));
  CHECK_FALSE(hasControls(reviewToJson(made.product, made.review, made.diagnostics)));
  CHECK(modelOf(made).at("nodes").at(0).at("name") == hostile);
}

TEST_CASE("characters beyond the basic plane that are escaped come back whole") {
  const std::string tag = "a\xF3\xA0\x81\x81 z";
  CHECK(modelOf(caseWithText(tag)).at("nodes").at(0).at("name") == tag);
}

TEST_CASE("JSON replaces what is no UTF-8 and keeps what is") {
  const Case made = caseWithText("h\xC3\xA9llo \xFF\xC0 漢字");
  CHECK(modelOf(made).at("nodes").at(0).at("name") == "h\xC3\xA9llo \uFFFD\uFFFD 漢字");
  CHECK(modelToJson(made.product, {}).find("漢字") != std::string::npos);
}

TEST_CASE("the same model gives the same bytes") {
  const Case first = locationCase();
  const Case second = locationCase();
  CHECK(modelToJson(first.product, first.diagnostics) ==
        modelToJson(second.product, second.diagnostics));
  CHECK(reviewToJson(first.product, first.review, first.diagnostics) ==
        reviewToJson(second.product, second.review, second.diagnostics));
}

TEST_CASE("an empty model and review are JSON too") {
  const Case empty;
  CHECK(modelOf(empty).at("nodes").empty());
  CHECK(reviewOf(empty).at("findings").empty());
}
