#pragma once

// What a share of people rests on: what a settings file states of who uses which option, or what is
// assumed where it states nothing.

#include "analysis/condition.h"
#include "analysis/settings/people.h"

namespace dyetrace {

/// Whether somebody says how many people use an option of the setting.
bool statesShare(const Setting& setting);

/// What had to be assumed for the share of people in a condition.
struct AssumedShares {
  bool defaultsKept = false;  ///< Nine in ten people keep the default of some setting.
  bool groupsAlike = false;   ///< Groups of people are equally large.

  bool any() const { return defaultsKept || groupsAlike; }
};
AssumedShares assumedIn(const Product& product, const People& people, const Condition& condition);

}  // namespace dyetrace
