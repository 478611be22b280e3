#pragma once

// Settings with numbers have bands as their options: two numbers are in one band if nothing in the
// model can tell them apart.
//
//   setting.options = {bandOf(0, 540)};
//   beginBandAt(setting, 90);  // 0..89 and 90..540

#include <cstdint>

#include "model/product.h"

namespace dyetrace {

inline constexpr std::size_t kMostBands = 1000;

/// Its key is `0..89`, or `90` for a single number.
SettingOption bandOf(std::int64_t first, std::int64_t last);

/// Splits the band that holds the number, so that one begins there; nothing happens if one does, or
/// if no band holds it. The share of people is divided as the numbers are.
void beginBandAt(Setting& setting, std::int64_t number);

/// Begins a band wherever a guard of the product tells two numbers apart. Throws Error if a setting
/// would have more than kMostBands.
void cutIntoBands(Product& product);

}  // namespace dyetrace
