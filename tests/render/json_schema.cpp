#include "tests/render/json_schema.h"

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>

#include <catch2/catch.hpp>

namespace dyetrace::outputs_test {
namespace {

using nlohmann::json;

bool hasType(const std::string& type, const json& value) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "integer") return value.is_number_integer();
  return type == "number" ? value.is_number() : value.is_null();
}

bool hasOneOf(const json& types, const json& value) {
  if (types.is_string()) return hasType(types, value);
  return std::any_of(types.begin(), types.end(),
                     [&](const json& type) { return hasType(type, value); });
}

bool isUriReference(const std::string& text) {
  static const std::regex allowed("([A-Za-z0-9._~:/?#@!$&'()*+,;=-]|\\[|\\]|%[0-9A-Fa-f]{2})*");
  return std::regex_match(text, allowed);
}

}  // namespace

Schema::Schema(const std::string& path) {
  std::ifstream file(path);
  REQUIRE(file);
  root_ = json::parse(file);
}

std::vector<std::string> Schema::problemsOf(const json& value) {
  problems_.clear();
  check(root_, value, "");
  return problems_;
}

void Schema::require(bool holds, const std::string& where, const std::string& what) {
  if (!holds) problems_.push_back(where + ": " + what);
}

void Schema::checkValue(const json& schema, const json& value, const std::string& where) {
  if (schema.contains("type")) require(hasOneOf(schema["type"], value), where, "wrong type");
  if (schema.contains("const")) require(schema["const"] == value, where, "wrong constant");
  if (schema.contains("enum")) {
    const json& allowed = schema["enum"];
    require(std::find(allowed.begin(), allowed.end(), value) != allowed.end(), where,
            value.dump() + " is not among the allowed values");
  }
  if (value.is_string()) checkText(schema, value, where);
  if (!value.is_number()) return;
  if (schema.contains("minimum")) require(value >= schema["minimum"], where, "too small");
  if (schema.contains("maximum")) require(value <= schema["maximum"], where, "too large");
}

void Schema::checkText(const json& schema, const std::string& text, const std::string& where) {
  if (schema.contains("pattern")) {
    const std::regex pattern(schema["pattern"].get<std::string>());
    require(std::regex_search(text, pattern), where, "does not match its pattern");
  }
  if (schema.value("format", "") == "uri-reference")
    require(isUriReference(text), where, text + " is no reference");
}

void Schema::checkItems(const json& schema, const json& value, const std::string& where) {
  require(value.size() >= schema.value("minItems", 0U), where, "has too few items");
  if (schema.value("uniqueItems", false)) {
    const std::set<json> distinct(value.begin(), value.end());
    require(distinct.size() == value.size(), where, "holds an item twice");
  }
  if (!schema.contains("items")) return;
  for (std::size_t i = 0; i < value.size(); ++i) {
    check(schema["items"], value[i], where + "/" + std::to_string(i));
  }
}

void Schema::checkMembers(const json& schema, const json& value, const std::string& where) {
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

std::size_t Schema::fitting(const json& alternatives, const json& value) {
  const std::vector<std::string> before = problems_;
  std::size_t count = 0;
  for (const json& alternative : alternatives) {
    problems_.clear();
    check(alternative, value, "");
    if (problems_.empty()) ++count;
  }
  problems_ = before;
  return count;
}

void Schema::check(const json& schema, const json& value, const std::string& where) {
  if (schema.contains("$ref")) {
    check(root_.at(json::json_pointer(schema["$ref"].get<std::string>().substr(1))), value, where);
  }
  if (schema.contains("anyOf")) {
    require(fitting(schema["anyOf"], value) > 0, where, "fits no alternative");
  }
  if (schema.contains("oneOf")) {
    require(fitting(schema["oneOf"], value) == 1, where, "does not fit one alternative alone");
  }
  checkValue(schema, value, where);
  if (value.is_object()) checkMembers(schema, value, where);
  if (value.is_array()) checkItems(schema, value, where);
}

}  // namespace dyetrace::outputs_test
