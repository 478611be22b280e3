#pragma once

// What the texts of a picture cover, by our own metrics.

#include <vector>

#include <pugixml.hpp>

namespace dyetrace {

/// In points; y grows downwards.
struct Extent {
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
};

bool overlap(const Extent& a, const Extent& b);
Extent united(const Extent& a, const Extent& b);

/// Of every text in a group, in the order of the document.
void collectTexts(pugi::xml_node group, std::vector<Extent>& extents);

/// Beyond so many texts comparing them takes longer than drawing.
inline constexpr std::size_t kMostTexts = 2000;

}  // namespace dyetrace
