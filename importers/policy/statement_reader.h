#pragma once

// Every statement of a policy that is no rule.

#include "importers/policy/reading.h"

namespace dyetrace::policy {

/// Own terms, weights, regions, thresholds, and what is built in.
void readStatement(const Syntax& statement, Reading& reading);

/// `inherited NAME STATE`: a change to a rule of a file that was read before.
void readInherited(const Syntax& statement, Reading& reading);

/// What only all statements together can tell.
void checkThresholds(Reading& reading);

}  // namespace dyetrace::policy
