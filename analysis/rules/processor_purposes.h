#pragma once

// What a processor was told to do with data, and whether it does something else.

#include <vector>

#include "model/product.h"

namespace dyetrace {

struct Path;

using Purposes = std::vector<TermId>;

/// Whether each of `uses` is one of `allowed` or below it.
bool allowsAll(const Product& product, const Purposes& allowed, const Purposes& uses);

/// What a road's last hop into a processor was for: the purposes on that flow, else the nearest
/// ones stated before it. Empty if the road does not enter a processor, or nobody states any.
Purposes instructedOn(const Product& product, const Path& path);

}  // namespace dyetrace
