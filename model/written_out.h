#pragma once

// `changed(x)` and `effective(x)` as choices.
//
// `effective(x)`: x is on, and so is everything above it. `changed(x)`: x is not what it starts as,
// which depends on the context: of the defaults whose condition holds the last one counts, of those
// in code only if none is launched, and without any the first option.

#include "model/diagnostic.h"
#include "model/product.h"

namespace dyetrace {

/// "The setting is not at its default."
Guard changedGuard(const Setting& setting);

/// "The switch is on, and all settings above it."
Guard effectiveGuard(const Product& product, SettingId setting);

/// Writes both out wherever they stand, and gives options of switches their keys (`ads = true` is
/// `ads = on`). A default that depends on whether something was changed is
/// left out, with an error: people start before they change anything. Needs an indexed product
/// whose guards name what there is.
Diagnostics writeOut(Product& product);

}  // namespace dyetrace
