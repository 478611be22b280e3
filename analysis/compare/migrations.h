#pragma once

// Which migrations of people's choices a launch carries out: settings files keep old ones.

#include <vector>

#include "model/product.h"

namespace dyetrace {

/// Those of the model after that lead on from the version of the model before, in the order
/// written; where a version is not stated, from any. Never what the model before had carried out
/// already, since it states the same.
std::vector<const Migration*> migrationsBetween(const Product& before, const Product& after);

}  // namespace dyetrace
