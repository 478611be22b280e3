#pragma once

// Finding what a person names on the command line.

#include <string>
#include <vector>

#include "model/product.h"

namespace dyetrace {

/// The node with that key or name (case, spaces, `-` and `_` do not count). Throws Error with the
/// nearest names if there is none, and with the keys if there are several.
NodeId nodeNamed(const Product& product, const std::string& name);

/// The labels of the model at or below the named category (`category` or `category:form`), by key.
/// Throws Error for a category that the taxonomy does not know; empty if the model has none of it.
std::vector<LabelId> labelsNamed(const Product& product, const std::string& name);

}  // namespace dyetrace
