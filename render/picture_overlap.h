#pragma once

// How well a layout can be read.

#include <cstddef>
#include <string>

namespace dyetrace {

/// How many pairs of texts lie upon each other in the graph of a framed picture (picture_frame.h);
/// 0 for pictures of so many texts that counting would take longer than drawing.
std::size_t overlappingTexts(const std::string& framedSvg);

/// How often a flow runs behind the box of a node that it neither leaves nor enters, where it can
/// be taken for a flow of that node; in an SVG by Graphviz itself, whose titles tell the ends of a
/// flow. 0 for pictures of too many nodes.
std::size_t boxesCrossed(const std::string& bareSvg);

}  // namespace dyetrace
