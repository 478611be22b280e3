#include "render/picture_overlap.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "render/metrics.h"
#include "render/picture_canvas.h"

namespace dyetrace {

namespace {

constexpr std::size_t kMostTexts = 2000;

struct Extent {
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
};

Extent extentOf(pugi::xml_node text) {
  const double size = text.attribute("font-size").as_double();
  const bool bold = std::string_view(text.attribute("font-weight").value()) == "bold";
  const double left = text.attribute("x").as_double();
  const double baseline = text.attribute("y").as_double();
  const double width = textWidth(text.text().get(), {size, bold});
  return {left, left + width, baseline - 0.75 * size, baseline + 0.2 * size};
}

void collect(pugi::xml_node group, std::vector<Extent>& extents) {
  for (pugi::xml_node child : group.children()) {
    const std::string_view name = child.name();
    if (name == "text") extents.push_back(extentOf(child));
    if (name == "g") collect(child, extents);
  }
}

bool overlap(const Extent& a, const Extent& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

Extent united(const Extent& a, const Extent& b) {
  return {std::min(a.left, b.left), std::max(a.right, b.right), std::min(a.top, b.top),
          std::max(a.bottom, b.bottom)};
}

Extent moved(const Extent& extent, double down) {
  return {extent.left, extent.right, extent.top + down, extent.bottom + down};
}

/// What follows the line and its arrow head is the label.
pugi::xml_node groupLabel(pugi::xml_node edge) {
  std::vector<pugi::xml_node> parts;
  for (pugi::xml_node part = edge.child("polygon").next_sibling(); part;
       part = part.next_sibling()) {
    parts.push_back(part);
  }
  if (parts.empty()) return {};
  pugi::xml_node label = edge.append_child("g");
  label.append_attribute("class").set_value("label");
  for (pugi::xml_node part : parts) label.append_move(part);
  return label;
}

/// With room for the pill around the words.
Extent extentOfLabel(pugi::xml_node label) {
  constexpr double kAround = 3;
  std::vector<Extent> texts;
  collect(label, texts);
  if (texts.empty()) return {};
  Extent all = texts.front();
  for (const Extent& text : texts) all = united(all, text);
  return {all.left - kAround, all.right + kAround, all.top - kAround, all.bottom + kAround};
}

/// The smallest of some moves after which the label lies on nothing; none if there is no such.
double freeMove(const Extent& label, const std::vector<Extent>& taken) {
  const double height = label.bottom - label.top;
  for (double share : {0.0, 0.5, -0.5, 1.0, -1.0, 1.5, -1.5, 2.0, -2.0}) {
    const Extent there = moved(label, share * height);
    const bool free =
        std::ranges::none_of(taken, [&](const Extent& other) { return overlap(there, other); });
    if (free) return share * height;
  }
  return 0;
}

}  // namespace

void separateLabels(pugi::xml_node body) {
  std::vector<pugi::xml_node> labels;
  std::vector<Extent> taken;
  for (pugi::xml_node group : body.children("g")) {
    if (std::string_view(group.attribute("class").value()).starts_with("edge")) {
      if (pugi::xml_node label = groupLabel(group)) labels.push_back(label);
    } else {
      collect(group, taken);
    }
  }
  if (taken.size() + labels.size() > kMostTexts) return;
  for (pugi::xml_node label : labels) {
    const Extent extent = extentOfLabel(label);
    const double down = freeMove(extent, taken);
    if (down != 0) {
      const std::string transform = fmt::format("translate(0,{})", coordinate(down));
      label.append_attribute("transform").set_value(transform.c_str());
    }
    taken.push_back(moved(extent, down));
  }
}

std::size_t overlappingTexts(const std::string& svg) {
  pugi::xml_document document;
  if (!document.load_buffer(svg.data(), svg.size())) return 0;
  std::vector<Extent> extents;
  collect(document.child("svg"), extents);
  if (extents.size() > kMostTexts) return 0;
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < extents.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) pairs += overlap(extents[i], extents[j]) ? 1U : 0U;
  }
  return pairs;
}

}  // namespace dyetrace
