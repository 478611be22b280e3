#pragma once

// What must hold of any model, whatever it was read from: unique keys, both ends of every flow in
// the tables, zones without cycles. Guards are settled when settings are resolved
// (model/resolve_settings.h).

#include "model/diagnostic.h"
#include "model/product.h"

namespace dyetrace {

/// Ordered by place. An empty result means that the model is sound.
Diagnostics validate(const Product& product);

}  // namespace dyetrace
