#pragma once

// Settings that diagrams mention in guards and nobody declares: a model may be guarded before
// anybody writes its settings down.

#include "model/diagnostic.h"
#include "model/product.h"

namespace dyetrace {

/// Declares them, each with one message: as a switch if only `on` and `off` are named, as a number
/// if whole numbers are, else as a choice of what is named. Where other settings are declared, it
/// may be a slip of the pen: then with the nearest names.
Diagnostics declareMentionedSettings(Product& product);

}  // namespace dyetrace
