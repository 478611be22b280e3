#pragma once

// Facts as short text, for outputs that hold names and values and nothing deeper. Written as in the
// annotations, so that they can be copied back: `user.contact.email, user.name?`.

#include <string>
#include <utility>
#include <vector>

#include "model/product.h"

namespace dyetrace {

using NamedTexts = std::vector<std::pair<std::string, std::string>>;

/// The names that `factsAsText` can give, in its order.
const std::vector<std::string>& factNames();

/// Only what was stated.
NamedTexts factsAsText(const Product& product, const Facts& facts);

}  // namespace dyetrace
