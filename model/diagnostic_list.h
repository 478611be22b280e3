#pragma once

// Diagnostics of several steps in one list.
//
//   append(found, checkSettings(product));
//   sortByPlace(found);

#include "model/diagnostic.h"

namespace dyetrace {

void append(Diagnostics& all, Diagnostics more);

/// By file, line and column; those of one place stay in the order in which they were found.
void sortByPlace(Diagnostics& diagnostics);

}  // namespace dyetrace
