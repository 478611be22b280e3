#pragma once

// What data can be made into so that it tells less.

#include <vector>

#include "model/product.h"

namespace dyetrace {

/// What some node of the model makes of it already, its pseudonymous form, coarser kinds of data
/// (a town for a position), and its anonymous form, such as counts. Each once.
std::vector<Label> coarserThan(const Product& product, LabelId label);

}  // namespace dyetrace
