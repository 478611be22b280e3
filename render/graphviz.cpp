#include "render/graphviz.h"

#include <algorithm>
#include <cmath>
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
/// How much more another way must be worth to be taken.
constexpr double kWorthTurning = 1.15;
/// What is left of a picture's worth with each line behind a box that it does not belong to.
constexpr double kWorthOfCrossed = 0.75;

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
  std::string svg;  ///< Framed.
  PictureSize size;
  std::size_t overlaps = 0;
  std::size_t crossed = 0;
};

Attempt attempt(const Diagram& diagram, const DotOptions& options) {
  const DotGraph graph = toDotGraph(diagram, options);
  const std::string bare = layoutSvg(graph);
  Attempt made;
  made.svg = framedSvg(bare, diagram, graph);
  made.size = sizeOf(bare);
  made.overlaps = overlappingTexts(made.svg);
  made.crossed = boxesCrossed(bare);
  return made;
}

bool isClear(const Attempt& made) {
  return made.overlaps == 0 && made.crossed == 0;
}

/// Its size on a slide, less for each line that can be misread.
double worth(const Attempt& made) {
  return scaleOnSlide(made.size) * std::pow(kWorthOfCrossed, static_cast<double>(made.crossed));
}

/// Text that can be told apart first.
bool isBetter(const Attempt& other, const Attempt& best) {
  if (other.overlaps != best.overlaps) return other.overlaps < best.overlaps;
  return worth(other) > worth(best) * kWorthTurning;
}

/// As asked for, and other ways where that does not fit a slide or hides something.
std::string draw(const Diagram& diagram, const DotOptions& options) {
  Attempt best = attempt(diagram, options);
  const auto tryAnother = [&](const DotOptions& other) {
    Attempt made = attempt(diagram, other);
    if (isBetter(made, best)) best = std::move(made);
  };
  DotOptions turned = options;
  turned.leftToRight = !options.leftToRight;
  if (!fitsSlide(best.size) || !isClear(best)) tryAnother(turned);
  DotOptions reordered = options;
  reordered.peopleFirst = true;
  if (!isClear(best)) tryAnother(reordered);
  return std::move(best.svg);
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
