#include "render/picture_overlap.h"

#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "render/metrics.h"

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

}  // namespace

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
