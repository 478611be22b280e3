#pragma once

// The key below a picture, drawn with the very signs it explains.

#include "render/diagram.h"
#include "render/picture_canvas.h"

namespace dyetrace {

/// The key's rows within `width` points; returns the height it takes. A null canvas only measures.
double drawKey(Canvas* canvas, const Diagram& diagram, double x, double y, double width);

/// How wide the key is in one row.
double keyWidth(const Diagram& diagram);

/// Dashes of a kind of line, as SVG wants them; empty for a solid line.
std::string_view dashesOf(Line line);

}  // namespace dyetrace
