#pragma once

// From which weight a label counts as what (weightOf).

namespace dyetrace {

inline constexpr int kOrdinaryWeight = 2;
inline constexpr int kGraveWeight = 3;

}  // namespace dyetrace
