#pragma once

// Shares of people: fractions from 0 to 1.

#include <string>

namespace dyetrace {

/// Shares that differ by no more than rounding makes them are one.
inline constexpr double kSameShare = 1e-9;

/// `1 %`, `0.5 %`.
std::string percent(double share);

}  // namespace dyetrace
