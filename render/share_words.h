#pragma once

// What shares of people rest on, in words.

#include <string>

#include "analysis/settings/adoption.h"

namespace dyetrace::words {

/// `Where no settings file states a share, it is assumed that …`; empty if nothing was assumed.
std::string basis(const AssumedShares& assumed);

}  // namespace dyetrace::words
