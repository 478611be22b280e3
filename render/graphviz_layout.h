#pragma once

// Graphviz itself: layout and SVG by its built-in plug-ins and our text metrics, nothing loaded at
// run time. It may crash or never return; call it inside a fence (graphviz_fence.h) only.

#include <string>

#include "render/dot.h"

namespace dyetrace {

/// The SVG as Graphviz writes it. Throws Error with what Graphviz said.
std::string layoutSvg(const DotGraph& graph);

/// The same from DOT text; for tests of the fence.
std::string layoutSvgOfText(const std::string& dot);

}  // namespace dyetrace
