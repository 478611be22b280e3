#pragma once

// What the parts of the settings that no constraint ties together show about them all.

#include "analysis/condition_scope.h"

namespace dyetrace {

/// Whether there are surely more than `limit` valid configurations, or `steps` do not suffice to
/// know: quick where an enumeration of all would only find out at its end.
bool surelyMore(const Product& product, const ConditionScope& scope, std::size_t limit,
                std::size_t& steps);

}  // namespace dyetrace
