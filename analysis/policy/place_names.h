#pragma once

// What places of a model have that one kind of test in a policy looks at, as texts.

#include <string>
#include <vector>

#include "model/policy.h"
#include "model/product.h"

namespace dyetrace {

std::vector<std::string> namesAt(const Product& product, NodeId id, PlaceTest::Kind kind);

/// Of all places, each once, in order.
std::vector<std::string> namesIn(const Product& product, PlaceTest::Kind kind);

}  // namespace dyetrace
