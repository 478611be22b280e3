#pragma once

// Who cannot change a setting: `<control requires-login="signed_in"/>`, `<control
// when="android"/>`.
//
// Where every way to an option is only there for some people, the others have that option only if
// they start with it. That decides what is valid, so it is written as a constraint.

#include "model/product.h"

namespace dyetrace {

/// Adds them, in the order of the settings. Needs an indexed product whose guards are written out
/// and whose numbers are cut into bands.
void addControlConstraints(Product& product);

}  // namespace dyetrace
