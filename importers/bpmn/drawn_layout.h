#pragma once

// Where and how elements are drawn, as numbers that are equal if they are drawn alike. What counts
// is what a reader sees: bounds, waypoints, folded or not, lying or standing; not labels and
// colours.

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <pugixml.hpp>

namespace dyetrace::bpmn {

/// By the id of the element that is drawn.
using Layouts = std::vector<std::pair<std::string_view, std::uint64_t>>;

/// Adds the shapes and edges of a diagram, or of a part of one.
void collectLayouts(pugi::xml_node node, Layouts& layouts);

}  // namespace dyetrace::bpmn
