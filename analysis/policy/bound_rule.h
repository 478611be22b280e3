#pragma once

// A rule of a policy, asked of one model like any rule that is built in.

#include <memory>

#include "analysis/rule.h"
#include "model/policy.h"

namespace dyetrace {

/// The rule with its names looked up in the model; what means nothing there is reported. Both must
/// outlive it.
std::unique_ptr<Rule> bindRule(const PolicyRule& rule, const Product& product,
                               Diagnostics& diagnostics);

/// How a change words itself: `switched off by the policy, company.policy:12:9`.
std::string wordsOf(const Product& product, const RuleChange& change);

}  // namespace dyetrace
