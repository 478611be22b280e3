#pragma once

// From the bare SVG that Graphviz wrote to the finished picture: title, finding and key around it,
// titles and ids for readers and scripts, everything else stripped. What comes out is checked
// element by element and attribute by attribute against a list of what a picture may hold.

#include <string>

#include "render/diagram.h"
#include "render/dot.h"

namespace dyetrace {

/// `graph` is what the bare SVG was made from. Throws Error if the result would not be harmless.
std::string framedSvg(const std::string& bareSvg, const Diagram& diagram, const DotGraph& graph);

/// A picture of last resort, without layout: the finding's steps, or all flows, as lines of text.
std::string listedSvg(const Diagram& diagram);

struct PictureSize {
  double width = 0;
  double height = 0;
};

/// Of an SVG made here or by Graphviz, in points; zeros if it has none.
PictureSize sizeOf(const std::string& svg);

}  // namespace dyetrace
