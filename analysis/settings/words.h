#pragma once

// Conditions, switches and contexts in the words of the people who use the product.
//
//   words::combination(product, c)   // "Location history is on and Region is EU"

#include <string>
#include <vector>

#include "analysis/settings/combinations.h"
#include "analysis/settings/people.h"

namespace dyetrace::words {

/// `Location history is on`, `Audience is at least Friends`.
std::string range(const Product& product, const OptionRange& range);

/// Joined with `and`; `always` if empty.
std::string combination(const Product& product, const Combination& combination);

/// `in every valid configuration`, `never`, `when A is on and B is off, or when C is on`; or, where
/// it is too long to say, which settings decide it.
std::string condition(const Product& product, const ConditionSpace& space,
                      const Condition& condition);

/// `turn Personalised adverts off and set Audience to Friends`, from where the settings were.
std::string changes(const Product& product, const Nearest& nearest);

/// Those of the contexts that are true: `everybody`, `Region is EU and Age is teen`.
std::string contexts(const Product& product, const People& people, const std::vector<bool>& which);

/// `12 %`, `less than 1 %`, `all`, `none`.
std::string share(double share);

}  // namespace dyetrace::words
