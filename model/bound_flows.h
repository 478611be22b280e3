#pragma once

// Which drawn flow a settings file means: `<flow ref="to-ads" guard="ads"/>`.

#include "model/diagnostic.h"
#include "model/product.h"

namespace dyetrace {

/// Finds the flow of every binding by its key, its element's id, or its name if no other flow has
/// it (claims that call it the same are about it too), and lets the bindings' guards count on it:
/// several bindings of one flow are alternatives. Where a diagram draws flows and none is meant,
/// says so with the nearest names. Needs an indexed product.
Diagnostics bindFlows(Product& product);

}  // namespace dyetrace
