#pragma once

// The identity of a finding: the same trouble keeps its name.
//
// It is made of the rule, the label, the place and the origin, each by its stable key, and of
// nothing else: not of the road between, of names, of lines or of the order in which things were
// read. So it survives a new layout, a rename and a change in the middle of the road.
//
//   identityOf("FLW-01", "user.location.precise", "Task_Ads", "Task_Post")   // FLW-01-1f0c9a3e
//
// The eight digits are the 64-bit FNV-1a hash (Fowler, Noll, Vo) of the four keys with a zero byte
// after each, its two halves joined by exclusive or.

#include <string>
#include <string_view>

namespace dyetrace {

std::string identityOf(std::string_view rule, std::string_view labelKey, std::string_view placeKey,
                       std::string_view originKey);

}  // namespace dyetrace
