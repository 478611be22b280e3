#include "importers/bpmn/defaults.h"

#include <algorithm>
#include <array>

namespace dyetrace::bpmn {
namespace {

struct Default {
  std::string_view attribute;
  std::string_view value;
};

/// No two elements of BPMN 2.0 have one of these with different defaults. `waitForCompletion` has
/// one in the text of the standard (10.5.5) and none in its schema; tools leave it out.
constexpr std::array<Default, 26> kDefaults = {{
    {"associationDirection", "None"},
    {"behavior", "All"},
    {"cancelActivity", "true"},
    {"cancelRemainingInstances", "true"},
    {"completionQuantity", "1"},
    {"eventGatewayType", "Exclusive"},
    {"gatewayDirection", "Unspecified"},
    {"instantiate", "false"},
    {"isClosed", "false"},
    {"isCollection", "false"},
    {"isForCompensation", "false"},
    {"isInterrupting", "true"},
    {"isSequential", "false"},
    {"isUnlimited", "true"},
    {"itemKind", "Information"},
    {"loopType", "None"},
    {"maximum", "1"},
    {"method", "##Compensate"},
    {"minimum", "0"},
    {"parallelMultiple", "false"},
    {"processType", "None"},
    {"startQuantity", "1"},
    {"testBefore", "false"},
    {"textFormat", "text/plain"},
    {"triggeredByEvent", "false"},
    {"waitForCompletion", "true"},
}};

/// Elements whose type in the schema is not called after them, as `tUserTask` is after `userTask`,
/// as far as modelling tools leave it out when they save a file. (`condition` is that of an event.)
constexpr std::array<std::string_view, 11> kExpressions = {
    "activationCondition",
    "completionCondition",
    "condition",
    "conditionExpression",
    "from",
    "loopCardinality",
    "loopCondition",
    "timeCycle",
    "timeDate",
    "timeDuration",
    "to",
};

bool isDefaultImplementation(std::string_view element, std::string_view value) {
  const bool plain = element == "userTask" || element == "businessRuleTask" ||
                     element == "globalUserTask" || element == "globalBusinessRuleTask";
  return value == (plain ? "##unspecified" : "##WebService");
}

char upperCase(char letter) {
  return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

}  // namespace

bool isDefault(std::string_view element, std::string_view attribute, std::string_view value) {
  if (attribute == "implementation") return isDefaultImplementation(element, value);
  const auto found = std::lower_bound(
      kDefaults.begin(), kDefaults.end(), attribute,
      [](const Default& each, std::string_view wanted) { return each.attribute < wanted; });
  return found != kDefaults.end() && found->attribute == attribute && found->value == value;
}

bool isDefaultType(std::string_view element, std::string_view type) {
  if (element == "childLaneSet") return type == "tLaneSet";
  if (std::find(kExpressions.begin(), kExpressions.end(), element) != kExpressions.end())
    return type == "tExpression";
  return type.size() == element.size() + 1 && type.front() == 't' &&
         type[1] == upperCase(element.front()) && type.substr(2) == element.substr(1);
}

}  // namespace dyetrace::bpmn
