#pragma once

// What only the whole rule of a policy can tell: whether its clauses make sense together.

#include <cstddef>

#include "importers/policy/reading.h"

namespace dyetrace::policy {

/// `passesAt`: the offset of the last `passes`, if there is one.
void checkRule(const PolicyRule& rule, const Syntax& head, std::size_t passesAt, Reading& reading);

}  // namespace dyetrace::policy
