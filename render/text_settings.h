#pragma once

// What settings say of a finding, in words; see FindingSettings.

#include <string>

#include "analysis/finding.h"

namespace dyetrace::words {

/// `Happens when Location history is on; in 450 of 1440 configurations, for about 12 % of people.`
std::string whenWords(const FindingSettings& settings);
/// `On by default for everybody; 1 switch stops it: turn Location history off.`
std::string defaultWords(const FindingSettings& settings);

}  // namespace dyetrace::words
