#pragma once

// A model without any valid configuration: whatever is asked of its settings would be true.

#include <optional>

#include "analysis/settings/sat_solver.h"
#include "model/diagnostic.h"
#include "model/product.h"

namespace dyetrace {

/// Names a smallest set of constraints that cannot hold together, each with its place; nothing if
/// some configuration is valid, or if the budget did not tell.
std::optional<Diagnostic> whyNothingIsValid(const Product& product, const SatBudget& budget);

}  // namespace dyetrace
