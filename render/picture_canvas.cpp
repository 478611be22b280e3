#include "render/picture_canvas.h"

#include <fmt/format.h>

#include "render/escape.h"

namespace dyetrace {

namespace {

void addAttribute(pugi::xml_node node, const char* name, std::string_view value) {
  node.append_attribute(name).set_value(std::string(value).c_str());
}

void setNumber(pugi::xml_node node, const char* name, double value) {
  addAttribute(node, name, coordinate(value));
}

void setStroke(pugi::xml_node node, style::Colour fill, const Stroke& stroke) {
  addAttribute(node, "fill", fill);
  addAttribute(node, "stroke", stroke.width > 0 ? stroke.colour : style::Colour("none"));
  if (stroke.width > 0) setNumber(node, "stroke-width", stroke.width);
  if (!stroke.dashes.empty()) addAttribute(node, "stroke-dasharray", stroke.dashes);
}

}  // namespace

std::string coordinate(double value) {
  std::string text = fmt::format("{:.2f}", value);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

void pinTextLength(pugi::xml_node text, std::string_view words, const TextStyle& style) {
  const double width = textWidth(words, style);
  if (width <= 0 || !widthIsKnown(words)) return;
  setNumber(text, "textLength", width);
  addAttribute(text, "lengthAdjust", "spacingAndGlyphs");
}

void Canvas::text(double x, double baseline, std::string_view words, const TextStyle& style,
                  style::Colour colour) {
  const std::string shown = displayText(words);
  if (shown.empty()) return;
  pugi::xml_node node = parent_.append_child("text");
  setNumber(node, "x", x);
  setNumber(node, "y", baseline);
  setNumber(node, "font-size", style.size);
  if (style.bold) addAttribute(node, "font-weight", "bold");
  addAttribute(node, "fill", colour);
  pinTextLength(node, shown, style);
  node.text().set(shown.c_str());
}

void Canvas::box(const Box& box, double radius, style::Colour fill, const Stroke& stroke) {
  pugi::xml_node node = parent_.append_child("rect");
  setNumber(node, "x", box.x);
  setNumber(node, "y", box.y);
  setNumber(node, "width", box.width);
  setNumber(node, "height", box.height);
  if (radius > 0) setNumber(node, "rx", radius);
  setStroke(node, fill, stroke);
}

void Canvas::path(const std::string& commands, style::Colour fill, const Stroke& stroke) {
  pugi::xml_node node = parent_.append_child("path");
  addAttribute(node, "d", commands);
  setStroke(node, fill, stroke);
}

void Canvas::arrow(double x, double y, double length, const Stroke& stroke) {
  const double head = 4 + 1.5 * stroke.width;
  const double half = head * 0.36;
  path(fmt::format("M{},{}H{}", coordinate(x), coordinate(y), coordinate(x + length - head)),
       "none", stroke);
  path(fmt::format("M{0},{1}L{2},{3}L{0},{4}Z", coordinate(x + length - head), coordinate(y - half),
                   coordinate(x + length), coordinate(y), coordinate(y + half)),
       stroke.colour, {stroke.colour, 0.5, {}});
}

}  // namespace dyetrace
