#pragma once

// JSON against a JSON schema, as far as the words of the schemas used here go: $ref, type, const,
// enum, required, properties, additionalProperties, items, minItems, uniqueItems, anyOf, oneOf,
// minimum, maximum, pattern, and the format uri-reference.

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace dyetrace::outputs_test {

class Schema {
 public:
  explicit Schema(const std::string& path);

  /// One line each: where and what; empty if the value keeps to the schema.
  std::vector<std::string> problemsOf(const nlohmann::json& value);

 private:
  void require(bool holds, const std::string& where, const std::string& what);
  void checkValue(const nlohmann::json& schema, const nlohmann::json& value,
                  const std::string& where);
  void checkText(const nlohmann::json& schema, const std::string& text, const std::string& where);
  void checkItems(const nlohmann::json& schema, const nlohmann::json& value,
                  const std::string& where);
  void checkMembers(const nlohmann::json& schema, const nlohmann::json& value,
                    const std::string& where);
  std::size_t fitting(const nlohmann::json& alternatives, const nlohmann::json& value);
  void check(const nlohmann::json& schema, const nlohmann::json& value, const std::string& where);

  nlohmann::json root_{};
  std::vector<std::string> problems_{};
};

}  // namespace dyetrace::outputs_test
