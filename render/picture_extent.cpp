#include "render/picture_extent.h"

#include <algorithm>
#include <string_view>

#include "render/metrics.h"

namespace dyetrace {
namespace {

Extent extentOf(pugi::xml_node text) {
  const double size = text.attribute("font-size").as_double();
  const bool bold = std::string_view(text.attribute("font-weight").value()) == "bold";
  const double left = text.attribute("x").as_double();
  const double baseline = text.attribute("y").as_double();
  const double width = textWidth(text.text().get(), {size, bold});
  return {left, left + width, baseline - 0.75 * size, baseline + 0.2 * size};
}

}  // namespace

bool overlap(const Extent& a, const Extent& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

Extent united(const Extent& a, const Extent& b) {
  return {std::min(a.left, b.left), std::max(a.right, b.right), std::min(a.top, b.top),
          std::max(a.bottom, b.bottom)};
}

void collectTexts(pugi::xml_node group, std::vector<Extent>& extents) {
  for (pugi::xml_node child : group.children()) {
    const std::string_view name = child.name();
    if (name == "text") extents.push_back(extentOf(child));
    if (name == "g") collectTexts(child, extents);
  }
}

}  // namespace dyetrace
