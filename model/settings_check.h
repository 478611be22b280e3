#pragma once

// What is wrong with settings by themselves, decided without any analysis: names of options and
// screens, shares, guards that can never hold, constraints that go round in a circle.

#include "model/diagnostic.h"
#include "model/product.h"

namespace dyetrace {

/// Everything below. Needs an indexed product whose guards are settled and written out and whose
/// numbers are cut into bands.
Diagnostics checkSettings(Product& product);

/// Protective options, controls and prompts that name options or screens that there are not;
/// defaults that do are taken away; shares above one.
Diagnostics settleNamedOptions(Product& product);

/// Guards that can never hold, whatever the settings: `ads & !ads`.
Diagnostics checkGuardSense(Product& product);

/// Defaults that break a constraint, with the contexts in which they do.
Diagnostics checkDefaults(const Product& product);

/// Constraints that require one another in a circle.
Diagnostics checkRequiresCircles(const Product& product);

/// Screens whose parent is unknown or lies below them; such a parent is taken away, so that every
/// way up ends.
Diagnostics settleScreens(Product& product);

}  // namespace dyetrace
