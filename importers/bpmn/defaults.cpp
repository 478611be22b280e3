#include "importers/bpmn/defaults.h"

#include <algorithm>
#include <array>

namespace dyetrace::bpmn {
namespace {

struct Default {
  std::string_view attribute;
  std::string_view value;
};

/// No two elements of BPMN 2.0 have one of these with different defaults.
constexpr std::array<Default, 25> kDefaults = {{
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
}};

bool isDefaultImplementation(std::string_view element, std::string_view value) {
  const bool plain = element == "userTask" || element == "businessRuleTask" ||
                     element == "globalUserTask" || element == "globalBusinessRuleTask";
  return value == (plain ? "##unspecified" : "##WebService");
}

}  // namespace

bool isDefault(std::string_view element, std::string_view attribute, std::string_view value) {
  if (attribute == "implementation") return isDefaultImplementation(element, value);
  const auto found = std::lower_bound(
      kDefaults.begin(), kDefaults.end(), attribute,
      [](const Default& each, std::string_view wanted) { return each.attribute < wanted; });
  return found != kDefaults.end() && found->attribute == attribute && found->value == value;
}

}  // namespace dyetrace::bpmn
