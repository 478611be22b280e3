#pragma once

// The table below a picture of settings: every combination of a few of them, the surprising ones
// stressed.

#include "render/diagram.h"
#include "render/picture_canvas.h"

namespace dyetrace {

/// From the origin; returns the height it takes, space below included, 0 without a table. A null
/// canvas only measures.
double drawTable(Canvas* canvas, const Diagram& diagram);

double tableWidth(const Diagram& diagram);

}  // namespace dyetrace
