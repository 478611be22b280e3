#include "render/style.h"

#include <cmath>
#include <string>

#include <catch2/catch.hpp>

using namespace dyetrace;

namespace {

double channel(style::Colour colour, std::size_t at) {
  const double value = std::stoi(std::string(colour.substr(at, 2)), nullptr, 16) / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(style::Colour colour) {
  return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
}

/// WCAG 2.2, "contrast ratio".
double contrast(style::Colour a, style::Colour b) {
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

constexpr ZoneTone kZones[] = {ZoneTone::device,     ZoneTone::european, ZoneTone::american,
                               ZoneTone::thirdParty, ZoneTone::other,    ZoneTone::screen,
                               ZoneTone::outcomes};
constexpr ChipTone kChips[] = {ChipTone::plain, ChipTone::finding, ChipTone::special,
                               ChipTone::suggested};

}  // namespace

TEST_CASE("the contrast formula gives the known extremes") {
  CHECK(contrast("#000000", "#FFFFFF") == Approx(21));
  CHECK(contrast("#777777", "#FFFFFF") == Approx(4.48).margin(0.01));
}

TEST_CASE("every text of the palette reads against what it stands on") {
  for (style::Colour text : {style::kInk, style::kMuted, style::kEdgeLabel, style::kFadedText,
                             style::kFinding, style::kGuardText}) {
    CHECK(contrast(text, style::kPaper) >= 4.5);
  }
  CHECK(contrast(style::kPaper, style::kFinding) >= 4.5);
  for (ChipTone tone : kChips) {
    CHECK(contrast(style::chipPaint(tone).text, style::chipPaint(tone).fill) >= 4.5);
  }
  for (ZoneTone tone : kZones) {
    const style::Paint paint = style::zonePaint(tone);
    CHECK(contrast(paint.text, paint.fill) >= 4.5);
    CHECK(contrast(style::kEdgeLabel, paint.fill) >= 4.5);
    CHECK(contrast(style::kFinding, paint.fill) >= 4.5);
  }
}

TEST_CASE("every line of the palette is visible on paper and on every zone") {
  for (ZoneTone tone : kZones) {
    const style::Paint paint = style::zonePaint(tone);
    CHECK(contrast(paint.line, style::kPaper) >= 3.0);
    CHECK(contrast(style::kFlow, paint.fill) >= 3.0);
    CHECK(contrast(style::kGuard, paint.fill) >= 3.0);
    CHECK(contrast(style::kMuted, paint.fill) >= 3.0);
  }
  for (ChipTone tone : kChips) CHECK(contrast(style::chipPaint(tone).line, style::kPaper) >= 3.0);
  CHECK(contrast(style::kFaded, style::kPaper) >= 3.0);
}
