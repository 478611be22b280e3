#pragma once

// Policy files: reading one with everything that it extends.

#include <string>

#include "cli/console.h"
#include "model/policy.h"

namespace dyetrace {

/// Throws Error, after showing every mistake with its line, if the policy cannot be used as a
/// whole; also if files extend one another in a circle or too deep.
Policy loadPolicy(const std::string& file, Console& console);

}  // namespace dyetrace
