#pragma once

// When `compare` exits with 1.

#include <string>

#include "analysis/compare/comparison.h"
#include "model/policy.h"

namespace dyetrace {

/// What counts: as asked for by `--fail-on`, else as the policy says, else `worse`.
std::string failOnOf(const std::string& asked, const Policy* policy);

/// Whether anything changed that counts: `worse`, `new`, `never` or the name of a severity.
bool failsOn(const std::string& failOn, const ModelComparison& comparison, const Review& after);

}  // namespace dyetrace
