#pragma once

// Where the labels of flows and the titles of zones go. Graphviz puts a label near its line without
// looking at other lines, at the borders of zones or, between zones, at other labels, and leads
// lines across titles; here each moves a little to where it hides least.

#include <pugixml.hpp>

namespace dyetrace {

/// Puts the label of each flow into a group of its own and moves it where it lies on no other text
/// and no box, and on as little of lines and borders as may be, as near as possible; it stays as
/// near to its own line as it was, and as it needs to be told from others. Before that, the titles
/// of zones (each a group in one of class `zone-titles`) step aside along the upper border, off the
/// lines that cross them. `body` is the group that Graphviz draws into, without transformations
/// inside.
void placeLabels(pugi::xml_node body);

}  // namespace dyetrace
