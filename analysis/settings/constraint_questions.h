#pragma once

// Questions about the constraints: which few of them cannot hold together, and which say nothing
// that the others do not say already.
//
//   clashOf(product, {}).constraints;      // places in allConstraints(product)
//   redundancyOf(product, {}).redundant;   // places in product.constraints

#include <vector>

#include "analysis/settings/settings_formula.h"

namespace dyetrace {

/// Constraints that cannot hold together, by their place in allConstraints(); none if some
/// configuration is valid, or if the budget did not tell.
struct Clash {
  std::vector<std::size_t> constraints{};
  /// Without any one of them the others can hold.
  bool minimal = true;
};

Clash clashOf(const Product& product, const SatBudget& budget);

/// Constraints that all others together imply, by their place in Product::constraints. Each is
/// taken alone: of two equal ones both are listed. Expects a product with a valid configuration.
struct Redundancy {
  std::vector<std::size_t> redundant{};
  std::vector<std::size_t> undetermined{};
};

Redundancy redundancyOf(const Product& product, const SatBudget& budget);

}  // namespace dyetrace
