#pragma once

// From which distance a place counts as what (Standard::distanceOf).

namespace dyetrace {

inline constexpr int kBeyondCompany =
    2;  ///< Outside the product's own company; least: a processor.
inline constexpr int kThirdParty = 3;

}  // namespace dyetrace
