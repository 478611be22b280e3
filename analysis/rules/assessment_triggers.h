#pragma once

// What calls for an impact assessment before a launch (GDPR Article 35(3); WP 248 rev. 01).

#include <string>
#include <vector>

#include "analysis/rule.h"

namespace dyetrace {

struct AssessmentTrigger {
  std::string words{};  ///< `special-category data at "Match faces"`.
  NodeId place{};
  LabelId label{};  ///< The gravest data that it is about there.
};

/// At most one of each sort, where its data is gravest, in the order of docs/rules.md.
std::vector<AssessmentTrigger> assessmentTriggers(RuleContext& context);

}  // namespace dyetrace
