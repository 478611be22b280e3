#pragma once

// Which rules a user asks for by their codes.

#include <string>
#include <vector>

#include "analysis/review.h"
#include "model/policy.h"

namespace dyetrace {

/// Throws Error, with the nearest codes, if one is neither built in nor of the policy (may be
/// null).
void checkRuleCodes(const std::vector<std::string>& wanted, const Policy* policy);

/// Leaves what these rules say; everything if none is wanted in particular.
void keepRules(Review& review, const std::vector<std::string>& wanted);

}  // namespace dyetrace
