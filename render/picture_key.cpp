#include "render/picture_key.h"

#include <fmt/format.h>

#include "render/key.h"

namespace dyetrace {

namespace {

constexpr double kKeyRow = 22;
constexpr double kPadding = 9;
constexpr double kSwatchGap = 6;
constexpr double kItemGap = 18;
constexpr double kLineLength = 36;
constexpr TextStyle kWords{style::kKeySize, false};
constexpr TextStyle kKeyHeading{style::kKeySize, true};
constexpr TextStyle kChipText{style::kChipSize, false};

bool isChip(Sign sign) {
  return sign == Sign::plainChip || sign == Sign::findingChip || sign == Sign::specialChip ||
         sign == Sign::suggestedChip;
}

ChipTone toneOf(Sign sign) {
  switch (sign) {
    case Sign::findingChip:
      return ChipTone::finding;
    case Sign::specialChip:
      return ChipTone::special;
    case Sign::suggestedChip:
      return ChipTone::suggested;
    default:
      return ChipTone::plain;
  }
}

std::string chipWords(Sign sign) {
  return std::string(wordsFor(sign)) + (sign == Sign::suggestedChip ? "?" : "");
}

double swatchWidth(Sign sign) {
  switch (sign) {
    case Sign::party:
    case Sign::system:
    case Sign::collapsedZone:
    case Sign::guardPill:
    case Sign::fadedNode:
    case Sign::thirdPartyZone:
    case Sign::outcome:
    case Sign::added:
    case Sign::removed:
    case Sign::changed:
    case Sign::same:
      return 26;
    case Sign::settingOn:
    case Sign::settingOff:
      return 46;
    case Sign::store:
      return 22;
    case Sign::data:
    case Sign::step:
      return 18;
    default:
      return kLineLength;
  }
}

double itemWidth(Sign sign) {
  if (isChip(sign)) return textWidth(chipWords(sign), kChipText) + 14;
  return swatchWidth(sign) + kSwatchGap + textWidth(wordsFor(sign), kWords);
}

void drawCylinder(Canvas& canvas, double x, double y) {
  const Stroke stroke{style::kMuted, 1.1, {}};
  canvas.path(
      fmt::format("M{0},{1}v9c0,3.4 20,3.4 20,0v-9", coordinate(x + 1), coordinate(y - 4.5)),
      style::kPaper, stroke);
  canvas.path(fmt::format("M{0},{1}c0,-3.4 20,-3.4 20,0c0,3.4 -20,3.4 -20,0Z", coordinate(x + 1),
                          coordinate(y - 4.5)),
              style::kPaper, stroke);
}

void drawPage(Canvas& canvas, double x, double y) {
  canvas.path(fmt::format("M{},{}h10l4,4v10h-14zM{},{}v4h4", coordinate(x + 2), coordinate(y - 7),
                          coordinate(x + 12), coordinate(y - 7)),
              style::kPaper, {style::kMuted, 1.1, {}});
}

/// A line that ends in a bar.
void drawBar(Canvas& canvas, double x, double y, const Stroke& stroke) {
  const double end = x + kLineLength - 2;
  canvas.path(fmt::format("M{},{}H{}", coordinate(x), coordinate(y), coordinate(end)), "none",
              stroke);
  canvas.path(fmt::format("M{},{}v11", coordinate(end), coordinate(y - 5.5)), "none",
              {stroke.colour, 3, {}});
}

void drawSetting(Canvas& canvas, const Box& box, bool on) {
  canvas.box(box, 4, style::kPaper, {style::kGuard, 1.3, {}});
  const Box tag{box.x + 19, box.y + 2.5, 24, 9};
  canvas.box(tag, 3, on ? style::kGuard : style::kPaper,
             {on ? style::kGuard : style::kMuted, 0.8, {}});
  canvas.text(tag.x + (on ? 6 : 4), tag.y + 7, on ? "ON" : "OFF", {7, true},
              on ? style::kPaper : style::kInk);
}

void drawLine(Canvas& canvas, Sign sign, double x, double y) {
  Stroke stroke{style::kFlow, 1.1, {}};
  if (sign == Sign::findingFlow || sign == Sign::surprise) stroke = {style::kFinding, 3.2, {}};
  if (sign == Sign::guardedFlow) stroke = {style::kGuard, 1.1, dashesOf(Line::guarded)};
  if (sign == Sign::inferredFlow) stroke.dashes = dashesOf(Line::inferred);
  if (sign == Sign::impliedFlow) stroke.dashes = dashesOf(Line::implied);
  if (sign == Sign::undrawnFlow) stroke.dashes = dashesOf(Line::undrawn);
  if (sign == Sign::manyFlows) stroke.width = 3;
  if (sign == Sign::swaysLine) stroke.dashes = dashesOf(Line::sways);
  if (sign == Sign::stopsLine) return drawBar(canvas, x, y, stroke);
  canvas.arrow(x, y, kLineLength, stroke);
}

Change changeOf(Sign sign) {
  switch (sign) {
    case Sign::added:
      return Change::added;
    case Sign::removed:
      return Change::removed;
    case Sign::changed:
      return Change::changed;
    default:
      return Change::same;
  }
}

void drawChange(Canvas& canvas, Change change, double x, double y) {
  const style::Paint paint = style::changePaint(change);
  const std::string_view dashes = change == Change::removed ? "5,2" : "";
  canvas.box({x, y - 7, 26, 14}, 4, paint.fill, {paint.line, style::changeWidth(change), dashes});
  canvas.text(x + 10, y + 3.8, style::changeSign(change), kKeyHeading, paint.line);
}

void drawSwatch(Canvas& canvas, Sign sign, double x, double y) {
  const Box box{x, y - 7, swatchWidth(sign), 14};
  const Stroke border{style::kMuted, 1.1, {}};
  switch (sign) {
    case Sign::party:
    case Sign::outcome:
      return canvas.box(box, 0, style::kPaper, border);
    case Sign::settingOn:
    case Sign::settingOff:
      return drawSetting(canvas, box, sign == Sign::settingOn);
    case Sign::system:
      return canvas.box(box, 4, style::kPaper, border);
    case Sign::collapsedZone:
      canvas.box(box, 4, style::kPaper, border);
      return canvas.box({x + 2.5, y - 4.5, box.width - 5, 9}, 2.5, style::kPaper, border);
    case Sign::fadedNode:
      return canvas.box(box, 4, style::kPaper, {style::kFaded, 0.8, {}});
    case Sign::thirdPartyZone: {
      const style::Paint paint = style::zonePaint(ZoneTone::thirdParty);
      return canvas.box(box, 4, paint.fill, {paint.line, 1.4, "5,2"});
    }
    case Sign::added:
    case Sign::removed:
    case Sign::changed:
    case Sign::same:
      return drawChange(canvas, changeOf(sign), x, y);
    case Sign::store:
      return drawCylinder(canvas, x, y);
    case Sign::data:
      return drawPage(canvas, x, y);
    case Sign::guardPill:
      canvas.box(box, 4.5, style::kPaper, {style::kGuard, 1, {}});
      return canvas.text(x + 5, y + 3.2, "if …", kChipText, style::kGuardText);
    case Sign::step:
      canvas.box(box, 4, style::kFinding, {style::kFinding, 0, {}});
      return canvas.text(x + 6, y + 3.8, "1", kKeyHeading, style::kPaper);
    default:
      return drawLine(canvas, sign, x, y);
  }
}

void drawItem(Canvas& canvas, Sign sign, double x, double y) {
  if (isChip(sign)) {
    const ChipTone tone = toneOf(sign);
    const style::Paint paint = style::chipPaint(tone);
    const std::string_view dashes = tone == ChipTone::suggested ? "4,2" : "";
    canvas.box({x, y - 7.5, itemWidth(sign), 15}, 4.5, paint.fill, {paint.line, 1, dashes});
    return canvas.text(x + 7, y + 3.2, chipWords(sign), kChipText, paint.text);
  }
  drawSwatch(canvas, sign, x, y);
  canvas.text(x + swatchWidth(sign) + kSwatchGap, y + 3.5, wordsFor(sign), kWords, style::kInk);
}

double headingWidth() {
  return textWidth("Key", kKeyHeading) + 14;
}

}  // namespace

std::string_view dashesOf(Line line) {
  switch (line) {
    case Line::guarded:
      return "6,3";
    case Line::inferred:
      return "9,3,2,3";
    case Line::implied:
      return "3,6";
    case Line::undrawn:
      return "1,4";
    case Line::sways:
      return "4,3";
    case Line::needed:
    case Line::stops:
    case Line::flow:
      break;
  }
  return {};
}

double keyWidth(const Diagram& diagram) {
  double width = 2 * kPadding + headingWidth() - kItemGap;
  for (Sign sign : signsIn(diagram)) width += itemWidth(sign) + kItemGap;
  return width;
}

double drawKey(Canvas* canvas, const Diagram& diagram, double x, double y, double width) {
  const double left = x + kPadding + headingWidth();
  const double right = x + width - kPadding;
  double across = left;
  double middle = y + kPadding / 2 + kKeyRow / 2;
  if (canvas != nullptr) {
    canvas->text(x + kPadding, middle + 3.5, "Key", kKeyHeading, style::kInk);
  }
  for (Sign sign : signsIn(diagram)) {
    const double item = itemWidth(sign);
    if (across > left && across + item > right) {
      across = left;
      middle += kKeyRow;
    }
    if (canvas != nullptr) drawItem(*canvas, sign, across, middle);
    across += item + kItemGap;
  }
  return middle + kKeyRow / 2 + kPadding / 2 - y;
}

}  // namespace dyetrace
