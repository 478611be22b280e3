#pragma once

// Whether guards speak of settings and options that there are, and compare what can be compared.

#include <optional>

#include "model/diagnostic.h"
#include "model/product.h"

namespace dyetrace {

/// What is wrong with the first part of the guard that names no setting or option, asks for an
/// order where there is none, or compares two settings. `instead` is what happens because of it.
/// Needs an indexed product.
std::optional<Diagnostic> whatIsMisnamed(const Product& product, const Guard& guard,
                                         const Location& where, const std::string& instead);

/// Reports every such guard once and repairs the model on the safe side: what cannot be read
/// excludes nothing (a flow counts as open, a constraint is left out), and a default chooses
/// nothing.
Diagnostics settleGuardNames(Product& product);

}  // namespace dyetrace
