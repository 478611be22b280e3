#pragma once

// Graphviz' HTML-like labels: chips, badges, pills and titles, from text that has been made
// harmless. No element is ever empty of what Graphviz 2.42 demands (an empty <B> or <TABLE> is a
// syntax error there), and space is made by cells with a width, never by blanks.

#include <string>

#include "render/diagram.h"

namespace dyetrace::html_label {

/// `zone`: words for the zone, if it is told here because no zones are drawn.
std::string ofNode(const DiagramNode& node, const std::string& zone, bool leftToRight);
/// Empty if there is nothing to say. Where the flow runs across, the label is lifted off the line;
/// where it runs down, it is moved aside.
std::string ofEdge(const DiagramEdge& edge, bool withWords, bool leftToRight);
std::string ofZone(const DiagramZone& zone);
std::string ofTitle(const Diagram& diagram);
/// The key in words, one cell for each sign the diagram uses; above it the table, if there is one.
std::string below(const Diagram& diagram);

/// `2`, `4–9`, `3, 7`.
std::string stepWords(const std::vector<int>& steps);

}  // namespace dyetrace::html_label
