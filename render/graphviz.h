#pragma once

// Layout and drawing by Graphviz, fenced: each picture is made in a child process with a deadline
// and limits on time and memory, by Graphviz' built-in plug-ins and our own text metrics, so that
// the bytes are the same on every machine and a crash is an answer and not the end.

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "render/diagram.h"

namespace dyetrace {

struct RenderLimits {
  std::chrono::milliseconds deadline{20000};
  std::size_t memoryBytes = std::size_t{2} << 30;
};

/// How much had to be left out to get a picture; each level includes those before it.
enum class Fallback { none, withoutLabels, withoutZones, straightLines, stepsOnly };

struct Rendered {
  std::string svg;  ///< Well-formed, free of scripts and foreign links; empty if nothing worked.
  Fallback fallback = Fallback::none;
  std::string problem;  ///< What Graphviz or the system said, if anything went wrong.
};

/// Never throws for what a model says; goes down the fallbacks until a picture comes out.
Rendered renderSvg(const Diagram& diagram, const RenderLimits& limits = {});
/// The same for several, in their order; as many at a time as there are processors.
std::vector<Rendered> renderSvgs(const std::vector<Diagram>& diagrams,
                                 const RenderLimits& limits = {});

/// DOT text that any Graphviz reads back. Labels are HTML-like; names are our own ids.
std::string toDot(const Diagram& diagram);

/// From an SVG made by renderSvg. Throw Error if the picture cannot be made.
std::string svgToPng(const std::string& svg, double scale = 2.0);
std::string svgToPdf(const std::string& svg);

}  // namespace dyetrace
