#include "render/graphviz.h"

#include <algorithm>
#include <deque>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "model/diagnostic.h"
#include "render/dot.h"
#include "render/graphviz_fence.h"
#include "render/graphviz_layout.h"
#include "render/picture_frame.h"
#include "render/picture_overlap.h"

namespace dyetrace {

namespace {

// A slide is 16 : 9; beyond this ratio the other direction of drawing is tried too.
constexpr double kSlideRatio = 16.0 / 9.0;
constexpr double kTooWide = 2.2;
constexpr double kTooTall = 0.8;
/// How much larger the other direction must come out to be taken.
constexpr double kWorthTurning = 1.15;

DotOptions optionsFor(const Diagram& diagram, Fallback fallback) {
  DotOptions options;
  options.leftToRight = diagram.leftToRight;
  options.edgeLabels = fallback < Fallback::withoutLabels;
  options.zones = fallback < Fallback::withoutZones;
  options.straightLines = fallback >= Fallback::straightLines;
  return options;
}

/// How large the picture comes out on a slide of height 1.
double scaleOnSlide(const PictureSize& size) {
  if (size.width <= 0 || size.height <= 0) return 0;
  return std::min(kSlideRatio / size.width, 1.0 / size.height);
}

bool fitsSlide(const PictureSize& size) {
  const double ratio = size.height > 0 ? size.width / size.height : 0;
  return ratio >= kTooTall && ratio <= kTooWide;
}

struct Attempt {
  DotGraph graph;
  std::string svg;
  PictureSize size;
  std::size_t overlaps = 0;
};

Attempt attempt(const Diagram& diagram, const DotOptions& options) {
  Attempt made;
  made.graph = toDotGraph(diagram, options);
  made.svg = layoutSvg(made.graph);
  made.size = sizeOf(made.svg);
  made.overlaps = overlappingTexts(made.svg);
  return made;
}

/// Text that can be told apart first, then its size on a slide.
bool isBetter(const Attempt& other, const Attempt& best) {
  if (other.overlaps != best.overlaps) return other.overlaps < best.overlaps;
  return scaleOnSlide(other.size) > scaleOnSlide(best.size) * kWorthTurning;
}

std::string draw(const Diagram& diagram, DotOptions options) {
  Attempt best = attempt(diagram, options);
  if (!fitsSlide(best.size) || best.overlaps > 0) {
    options.leftToRight = !options.leftToRight;
    Attempt turned = attempt(diagram, options);
    if (isBetter(turned, best)) best = std::move(turned);
  }
  return framedSvg(best.svg, diagram, best.graph);
}

/// A picture that is being drawn.
class Drawing {
 public:
  /// Begins; both must outlive it.
  Drawing(const Diagram& diagram, const RenderLimits& limits)
      : diagram_(diagram), limits_(limits), first_(begin(Fallback::none)) {}

  /// Waits for it, and goes down the fallbacks if it did not work out.
  Rendered finish() {
    Rendered rendered;
    if (take(first_.answer(), Fallback::none, rendered)) return rendered;
    for (const Fallback fallback :
         {Fallback::withoutLabels, Fallback::withoutZones, Fallback::straightLines}) {
      if (take(begin(fallback).answer(), fallback, rendered)) return rendered;
    }
    rendered.fallback = Fallback::stepsOnly;
    rendered.svg = listedSvg(diagram_);
    return rendered;
  }

 private:
  FencedWork begin(Fallback fallback) const {
    const DotOptions options = optionsFor(diagram_, fallback);
    return FencedWork([&] { return draw(diagram_, options); }, limits_);
  }

  static bool take(FenceAnswer answer, Fallback fallback, Rendered& rendered) {
    if (!answer.problem.empty() && rendered.problem.empty()) rendered.problem = answer.problem;
    if (!answer.done) return false;
    rendered.svg = std::move(answer.text);
    rendered.fallback = fallback;
    return true;
  }

  const Diagram& diagram_;
  const RenderLimits& limits_;
  FencedWork first_;
};

}  // namespace

Rendered renderSvg(const Diagram& diagram, const RenderLimits& limits) {
  return Drawing(diagram, limits).finish();
}

std::vector<Rendered> renderSvgs(const std::vector<Diagram>& diagrams, const RenderLimits& limits) {
  const std::size_t atOnce = std::max(1U, std::thread::hardware_concurrency());
  std::vector<Rendered> all;
  std::deque<Drawing> running;
  for (const Diagram& diagram : diagrams) {
    if (running.size() == atOnce) {
      all.push_back(running.front().finish());
      running.pop_front();
    }
    running.emplace_back(diagram, limits);
  }
  for (Drawing& drawing : running) all.push_back(drawing.finish());
  return all;
}

}  // namespace dyetrace
