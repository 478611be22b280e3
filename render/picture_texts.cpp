#include "render/picture_texts.h"

#include <cstddef>
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

bool isKind(pugi::xml_node group, std::string_view kind) {
  return std::string_view(group.attribute("class").value()).starts_with(kind);
}

void collectTexts(pugi::xml_node group, std::vector<Extent>& extents) {
  for (pugi::xml_node child : group.children()) {
    const std::string_view name = child.name();
    if (name == "text") extents.push_back(extentOf(child));
    if (name != "g") continue;
    const std::size_t before = extents.size();
    collectTexts(child, extents);
    const std::vector<Point> by = pointsIn(child.attribute("transform").value());
    for (std::size_t i = before; !by.empty() && i < extents.size(); ++i)
      extents[i] = moved(extents[i], by.front());
  }
}

}  // namespace dyetrace
