#include "render/picture_overlap.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "render/picture_geometry.h"
#include "render/picture_texts.h"

namespace dyetrace {
namespace {

struct NodeBox {
  std::string name{};
  Extent inside{};
};

/// Beyond so many nodes lines behind boxes are many, and one more or less tells nothing.
constexpr std::size_t kMostNodes = 60;

/// Without the border, which a line may touch.
NodeBox boxOf(pugi::xml_node node) {
  constexpr double kBorder = 2;
  std::vector<Point> outline = pointsIn(node.child("path").attribute("d").value());
  if (outline.empty()) outline = pointsIn(node.child("polygon").attribute("points").value());
  const Extent around = extentOf(outline).value_or(Extent{});
  return {node.child_value("title"),
          {around.left + kBorder, around.right - kBorder, around.top + kBorder,
           around.bottom - kBorder}};
}

std::vector<NodeBox> boxesIn(pugi::xml_node graph) {
  std::vector<NodeBox> boxes;
  for (pugi::xml_node group : graph.children("g")) {
    if (isKind(group, "node")) boxes.push_back(boxOf(group));
  }
  return boxes;
}

bool isEnd(const NodeBox& box, std::string_view flow) {
  return flow.starts_with(box.name + "->") || flow.ends_with("->" + box.name);
}

std::size_t boxesBehind(pugi::xml_node flow, const std::vector<NodeBox>& boxes) {
  const DrawnLine line = drawnLine(flow.child("path").attribute("d").value());
  const std::string_view name = flow.child_value("title");
  return static_cast<std::size_t>(std::ranges::count_if(boxes, [&](const NodeBox& box) {
    return !isEnd(box, name) && pointsWithin(line, box.inside) > 0;
  }));
}

}  // namespace

std::size_t overlappingTexts(const std::string& framedSvg) {
  pugi::xml_document document;
  if (!document.load_buffer(framedSvg.data(), framedSvg.size())) return 0;
  std::vector<Extent> extents;
  collectTexts(document.select_node("//g[@id='canvas']").node(), extents);
  if (extents.size() > kMostTexts) return 0;
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < extents.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) pairs += overlap(extents[i], extents[j]) ? 1U : 0U;
  }
  return pairs;
}

std::size_t boxesCrossed(const std::string& bareSvg) {
  pugi::xml_document document;
  if (!document.load_buffer(bareSvg.data(), bareSvg.size())) return 0;
  const pugi::xml_node graph = document.child("svg").child("g");
  const std::vector<NodeBox> boxes = boxesIn(graph);
  if (boxes.size() > kMostNodes) return 0;
  std::size_t crossed = 0;
  for (pugi::xml_node group : graph.children("g")) {
    if (isKind(group, "edge")) crossed += boxesBehind(group, boxes);
  }
  return crossed;
}

}  // namespace dyetrace
