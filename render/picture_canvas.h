#pragma once

// Drawing into an SVG document by hand: the frame of a picture, the key, a list of steps.
// Coordinates are points, y grows downwards. Colours and styles are constants of ours; text is
// escaped by the XML library.

#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "render/metrics.h"
#include "render/style.h"

namespace dyetrace {

struct Stroke {
  style::Colour colour = style::kMuted;
  double width = 1.2;
  std::string_view dashes = {};
};

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

class Canvas {
 public:
  explicit Canvas(pugi::xml_node parent) : parent_(parent) {}

  void text(double x, double baseline, std::string_view words, const TextStyle& style,
            style::Colour colour);
  void box(const Box& box, double radius, style::Colour fill, const Stroke& stroke);
  void path(const std::string& commands, style::Colour fill, const Stroke& stroke);
  /// A horizontal line with an arrow head at its end.
  void arrow(double x, double y, double length, const Stroke& stroke);

  pugi::xml_node parent() const { return parent_; }

 private:
  pugi::xml_node parent_;
};

/// A coordinate, with two decimals at most.
std::string coordinate(double value);

/// Makes a viewer whose fonts differ from ours fit the text into the room it was given; only where
/// our figure is exact.
void pinTextLength(pugi::xml_node text, std::string_view words, const TextStyle& style);

}  // namespace dyetrace
