#pragma once

// From which distance a place counts as what (Standard::distanceOf).

namespace dyetrace {

/// Outside the product's own company; a processor is the nearest that is.
inline constexpr int kBeyondCompany = 2;
inline constexpr int kThirdParty = 3;

}  // namespace dyetrace
