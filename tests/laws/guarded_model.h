#pragma once

// Small random models some of whose nodes and flows have guards over random settings.

#include "tests/laws/random_conditions.h"

namespace dyetrace::testing {

inline Product guardedModel(std::uint64_t seed) {
  ProductBuilder model = randomModel(seed);
  Random random(seed + 5'000'000);
  addRandomSettings(model.product(), random, 4);
  const Product& product = model.product();
  for (const NodeId id : product.nodes.ids()) {
    if (random.oneIn(5)) model.facts(id).when = randomGuard(product, random, 2);
  }
  for (const FlowId id : product.flows.ids()) {
    if (random.oneIn(2)) model.facts(id).when = randomGuard(product, random, 2);
  }
  return model.build();
}

}  // namespace dyetrace::testing
