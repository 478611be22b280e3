#pragma once

// Rules about a launch (CHG-…): questions that need both models. An answer has its evidence on both
// sides.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/finding.h"

namespace dyetrace {

/// A question about a launch, as docs/comparing.md lists them.
struct LaunchRule {
  const char* code;      ///< `CHG-01`.
  const char* name;      ///< `New recipient`.
  const char* question;  ///< One sentence.
};
/// Null if no rule about launches has that code.
const LaunchRule* launchRule(std::string_view code);

/// What is said of one rule by a change.
struct LaunchAnswer {
  std::string rule{};  ///< `CHG-01`.
  std::string name{};  ///< `New recipient`.
  Severity severity = Severity::note;
  std::string sentence{};
  std::vector<Evidence> before{};  ///< Places in the model before,
  std::vector<Evidence> after{};   ///< and after.
  std::string about{};  ///< Key of the data, mark, region or undrawn flow, if it is about one.
};

}  // namespace dyetrace
