#pragma once

// How well a layout can be read.

#include <cstddef>
#include <string>

namespace dyetrace {

/// How many pairs of texts lie upon each other in an SVG by Graphviz; 0 for pictures of so many
/// texts that counting would take longer than drawing.
std::size_t overlappingTexts(const std::string& svg);

}  // namespace dyetrace
