// The JSON outputs against their published schemas, as far as the schemas' own words go: $ref,
// type, const, enum, required, properties, additionalProperties, items, anyOf, minimum, maximum.

#include <fstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "render/comparison.h"
#include "render/outputs.h"
#include "tests/render/outputs_case.h"

using namespace dyetrace;
using namespace dyetrace::outputs_test;
using nlohmann::json;

namespace {

class Schema {
 public:
  explicit Schema(const std::string& name) {
    std::ifstream file(std::string(DYETRACE_SOURCE) + "/docs/schemas/" + name);
    REQUIRE(file);
    root_ = json::parse(file);
  }

  std::vector<std::string> problemsOf(const json& value) {
    problems_.clear();
    check(root_, value, "");
    return problems_;
  }

 private:
  void require(bool holds, const std::string& where, const std::string& what) {
    if (!holds) problems_.push_back(where + ": " + what);
  }

  static bool hasType(const std::string& type, const json& value) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "integer") return value.is_number_integer();
    return type == "number" ? value.is_number() : value.is_null();
  }

  static bool hasOneOf(const json& types, const json& value) {
    if (types.is_string()) return hasType(types, value);
    return std::any_of(types.begin(), types.end(),
                       [&](const json& type) { return hasType(type, value); });
  }

  void checkValue(const json& schema, const json& value, const std::string& where) {
    if (schema.contains("type")) require(hasOneOf(schema["type"], value), where, "wrong type");
    if (schema.contains("const")) require(schema["const"] == value, where, "wrong constant");
    if (schema.contains("enum")) {
      const json& allowed = schema["enum"];
      require(std::find(allowed.begin(), allowed.end(), value) != allowed.end(), where,
              value.dump() + " is not among the allowed values");
    }
    if (!value.is_number()) return;
    if (schema.contains("minimum")) require(value >= schema["minimum"], where, "too small");
    if (schema.contains("maximum")) require(value <= schema["maximum"], where, "too large");
  }

  void checkMembers(const json& schema, const json& value, const std::string& where) {
    for (const json& key : schema.value("required", json::array())) {
      require(value.contains(key.get<std::string>()), where, "lacks " + key.dump());
    }
    const json properties = schema.value("properties", json::object());
    for (const auto& [key, member] : value.items()) {
      if (properties.contains(key)) {
        check(properties[key], member, where + "/" + key);
      } else if (schema.contains("additionalProperties")) {
        const json& other = schema["additionalProperties"];
        require(other != false, where, "has " + key + " beyond the schema");
        if (other.is_object()) check(other, member, where + "/" + key);
      }
    }
  }

  bool fitsAny(const json& alternatives, const json& value) {
    const std::vector<std::string> before = problems_;
    for (const json& alternative : alternatives) {
      problems_.clear();
      check(alternative, value, "");
      const bool fits = problems_.empty();
      problems_ = before;
      if (fits) return true;
    }
    return false;
  }

  void check(const json& schema, const json& value, const std::string& where) {
    if (schema.contains("$ref")) {
      check(root_.at(json::json_pointer(schema["$ref"].get<std::string>().substr(1))), value,
            where);
    }
    if (schema.contains("anyOf")) {
      require(fitsAny(schema["anyOf"], value), where, "fits no alternative");
    }
    checkValue(schema, value, where);
    if (value.is_object()) checkMembers(schema, value, where);
    if (value.is_array() && schema.contains("items")) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        check(schema["items"], value[i], where + "/" + std::to_string(i));
      }
    }
  }

  json root_{};
  std::vector<std::string> problems_{};
};

const std::vector<std::string> kNoProblems{};

}  // namespace

TEST_CASE("models as JSON keep to their schema") {
  Schema schema("model.schema.json");
  for (const Case& made : {locationCase(), caseWithText("h\x1b\xFF <b>"), Case{}}) {
    const json model = json::parse(modelToJson(made.product, made.diagnostics));
    CHECK(schema.problemsOf(model) == kNoProblems);
  }
}

TEST_CASE("reviews as JSON keep to their schema") {
  Schema schema("findings.schema.json");
  for (const Case& made : {locationCase(), caseWithText("h\x1b\xFF <b>"), Case{}}) {
    const json review = json::parse(reviewToJson(made.product, made.review, made.diagnostics));
    CHECK(schema.problemsOf(review) == kNoProblems);
  }
}

TEST_CASE("comparisons as JSON keep to their schema") {
  Schema schema("comparison.schema.json");
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
  Schema schema("model.schema.json");
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
