#pragma once

// How well a layout can be read.

#include <cstddef>
#include <string>

#include <pugixml.hpp>

namespace dyetrace {

/// How many pairs of texts lie upon each other in an SVG by Graphviz; 0 for pictures of so many
/// texts that counting would take longer than drawing.
std::size_t overlappingTexts(const std::string& svg);

/// Puts the label of each flow into a group of its own and moves it up or down where Graphviz laid
/// it on other text: between areas it sometimes gives two flows the same place for their labels.
void separateLabels(pugi::xml_node body);

}  // namespace dyetrace
