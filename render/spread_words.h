#pragma once

// How many copies of a record arrive somewhere, in words.

#include <string>
#include <vector>

#include "analysis/spread.h"
#include "model/product.h"

namespace dyetrace::words {

/// `1.8 copies`, `1 copy`, `less than 0.01 copies`, `an unknown number of copies`.
std::string copies(double count);

/// `App → Profiles → App`; empty if there is no cycle.
std::string cycle(const Product& product, const Spread& spread);

/// `Of one phone number that starts at Sign-up, 1.8 copies are expected to arrive here.`, with the
/// cycle by which they come round and what the numbers rest on.
std::string spread(const Product& product, const Spread& spread, LabelId label);

/// For a table: the most that arrive of one record, if that is more than one copy: `, 1.8 copies`;
/// ` ↻` if it keeps multiplying; else empty.
std::string moreThanOne(const Spread& spread);

}  // namespace dyetrace::words
