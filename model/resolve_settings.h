#pragma once

// From settings as written to settings that every analysis can rely on. Afterwards
//
// * every guard names settings and options that there are, and compares only what has an order;
// * no guard holds `changed` or `effective`;
// * the options of a number are bands that no guard tells apart any further;
// * a flow that settings bind is the drawn one, if one is drawn, and open only where they say;
// * a node that a process comes to only by certain branches has their guard.
//
// What is wrong is reported with the nearest name and left out on the safe side.

#include "model/diagnostic.h"
#include "model/product.h"

namespace dyetrace {

/// Once, after everything is read. Throws Error if a setting would have too many bands.
Diagnostics resolveSettings(Product& product);

}  // namespace dyetrace
