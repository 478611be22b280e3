#pragma once

// What is in a picture by Graphviz: the kinds of its groups, and what its texts cover by our own
// metrics.

#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "render/picture_geometry.h"

namespace dyetrace {

/// Whether a group is a `node`, an `edge` or a `cluster`.
bool isKind(pugi::xml_node group, std::string_view kind);

/// Of every text in a group, in the order of the document. Groups inside may be moved, but not
/// scaled or turned.
void collectTexts(pugi::xml_node group, std::vector<Extent>& extents);

/// Beyond so many texts comparing them takes longer than drawing.
inline constexpr std::size_t kMostTexts = 2000;

}  // namespace dyetrace
