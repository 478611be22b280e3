#pragma once

// What a comparison in a guard asks of the option it names: `age >= 16` compares a number, and
// needs an order.

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/guard.h"

namespace dyetrace {

/// Nothing unless the whole text is a number.
std::optional<std::int64_t> numberIn(std::string_view text);

/// Whether it is more than equal or not.
bool asksForOrder(Comparison comparison);

}  // namespace dyetrace
