#pragma once

// A model looked at with some settings fixed: `dyetrace check --set ads=off`.

#include <string_view>

#include "model/product.h"

namespace dyetrace {

/// From here on every valid configuration has the option, and everybody starts with it. `choice` is
/// `name=option`: a setting by its key or name, an option by its key or name (for a number any
/// value in a band). Throws Error with the nearest names if there is no such setting or option.
void fixSetting(Product& product, std::string_view choice);

}  // namespace dyetrace
