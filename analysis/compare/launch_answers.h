#pragma once

// Rules about a launch (CHG-…): questions that need both models. An answer has its evidence on both
// sides.

#include <string>
#include <vector>

#include "analysis/finding.h"

namespace dyetrace {

/// What is said of one rule by a change.
struct LaunchAnswer {
  std::string rule{};  ///< `CHG-01`.
  std::string name{};  ///< `New recipient`.
  Severity severity = Severity::note;
  std::string sentence{};
  std::vector<Evidence> before{};  ///< Places in the model before,
  std::vector<Evidence> after{};   ///< and after.
  std::string about{};  ///< Key of the data, mark or region that it is about, if it is about one.
};

}  // namespace dyetrace
