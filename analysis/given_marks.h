#pragma once

// Which marks count as given at each node: its own, and every notice or consent that always comes
// before it in the order of its process.

#include <vector>

#include "analysis/order.h"
#include "model/product.h"

namespace dyetrace {

/// By NodeId, in order of mark.
std::vector<std::vector<MarkId>> marksGivenAt(const Product& product, const ProcessOrder& order);

}  // namespace dyetrace
