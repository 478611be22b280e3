#pragma once

// What is wrong with settings by themselves, decided without any analysis: names of options and
// screens, shares, guards that can never hold, constraints that go round in a circle.

#include "model/diagnostic.h"
#include "model/product.h"

namespace dyetrace {

/// Everything below. Needs an indexed product whose guards are settled and written out.
Diagnostics checkSettings(Product& product);

/// Defaults, protective options, controls and prompts that name options or screens that there are
/// not; shares above one.
Diagnostics checkNamedOptions(const Product& product);

/// Screens whose parent is unknown or lies below them; such a parent is taken away, so that every
/// way up ends.
Diagnostics settleScreens(Product& product);

}  // namespace dyetrace
