#include "render/label_places.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "render/picture_canvas.h"
#include "render/picture_geometry.h"
#include "render/picture_texts.h"

namespace dyetrace {

namespace {

struct WeighedLine {
  DrawnLine drawn{};
  double weight = 1;  ///< What hiding a point of it costs.
  bool isFlow = false;
};

struct Label {
  pugi::xml_node group{};
  Extent extent{};
  std::size_t line = 0;  ///< Of its flow.
};

/// Of a zone, in its upper left corner: its name and what it is, side by side.
struct Title {
  pugi::xml_node group{};
  std::vector<Extent> texts{};
  Extent extent{};  ///< Of all of them.
};

// What a place costs, in points of length.
constexpr double kOnText = 1000;   ///< For each text or box that it lies on.
constexpr double kAwayCost = 1.5;  ///< For each point farther from its own line than it was.
constexpr double kStranger = 12;   ///< If another line is nearer.
constexpr double kMoveCost = 0.12;

/// What follows the line and its arrow head is the label. The stem of a head that is a bar is a
/// polyline.
pugi::xml_node groupLabel(pugi::xml_node edge) {
  std::vector<pugi::xml_node> parts;
  for (pugi::xml_node part = edge.child("polygon").next_sibling(); part;
       part = part.next_sibling()) {
    if (std::string_view(part.name()) != "polyline") parts.push_back(part);
  }
  if (parts.empty()) return {};
  pugi::xml_node label = edge.append_child("g");
  label.append_attribute("class").set_value("label");
  for (pugi::xml_node part : parts) label.append_move(part);
  return label;
}

Extent widened(const Extent& extent, double by) {
  return {extent.left - by, extent.right + by, extent.top - by, extent.bottom + by};
}

Extent unitedOf(const std::vector<Extent>& extents) {
  if (extents.empty()) return {};
  Extent all = extents.front();
  for (const Extent& each : extents) all = united(all, each);
  return all;
}

/// With room for the pill around the words.
Extent extentOfLabel(pugi::xml_node label) {
  constexpr double kPill = 3;
  std::vector<Extent> texts;
  collectTexts(label, texts);
  return widened(unitedOf(texts), kPill);
}

void move(pugi::xml_node group, const Point& by) {
  if (by.x == 0 && by.y == 0) return;
  const std::string transform = fmt::format("translate({},{})", coordinate(by.x), coordinate(by.y));
  group.append_attribute("transform").set_value(transform.c_str());
}

class Placing {
 public:
  explicit Placing(pugi::xml_node body) {
    for (pugi::xml_node group : body.children("g")) read(group);
  }

  std::size_t texts() const { return taken_.size() + titles_.size() + labels_.size(); }

  void place() {
    for (const Title& title : titles_) put(title.group, title.extent, bestMove(title));
    for (const Label& label : labels_) put(label.group, label.extent, bestMove(label));
  }

 private:
  void read(pugi::xml_node group) {
    constexpr double kOfBorder = 0.5;
    if (isKind(group, "edge")) return readFlow(group);
    if (isKind(group, "zone-titles")) return readTitles(group);
    collectTexts(group, taken_);
    if (isKind(group, "cluster")) {
      lines_.push_back({drawnLine(group.child("path").attribute("d").value()), kOfBorder});
      zones_.push_back(lines_.back().drawn.around);
    }
    if (!isKind(group, "node")) return;
    take(group.child("path").attribute("d"));
    take(group.child("polygon").attribute("points"));
  }

  void take(pugi::xml_attribute points) {
    if (const auto box = extentOf(pointsIn(points.value()))) taken_.push_back(*box);
  }

  void readFlow(pugi::xml_node group) {
    const pugi::xml_node path = group.child("path");
    const double weight = path.attribute("stroke-width").as_double(1);
    take(group.child("polygon").attribute("points"));
    if (pugi::xml_node label = groupLabel(group))
      labels_.push_back({label, extentOfLabel(label), lines_.size()});
    lines_.push_back({drawnLine(path.attribute("d").value()), weight, true});
  }

  void readTitles(pugi::xml_node titles) {
    constexpr double kHalo = 1;
    for (pugi::xml_node group : titles.children("g")) {
      Title title{group};
      collectTexts(group, title.texts);
      for (Extent& text : title.texts) text = widened(text, kHalo);
      title.extent = unitedOf(title.texts);
      titles_.push_back(std::move(title));
    }
  }

  void put(pugi::xml_node group, const Extent& extent, const Point& by) {
    move(group, by);
    taken_.push_back(moved(extent, by));
  }

  /// The innermost that holds it.
  Extent zoneOf(const Title& title) const {
    const Point middle{(title.extent.left + title.extent.right) / 2,
                       (title.extent.top + title.extent.bottom) / 2};
    Extent zone = title.extent;
    double narrowest = std::numeric_limits<double>::max();
    for (const Extent& each : zones_) {
      if (!contains(each, middle) || each.right - each.left >= narrowest) continue;
      narrowest = each.right - each.left;
      zone = each;
    }
    return zone;
  }

  /// To the right along the zone's upper border, as little as gets it off the lines that cross it.
  Point bestMove(const Title& title) const {
    constexpr double kTitleStep = 6;
    constexpr double kMargin = 6;  ///< To the border on the right.
    const double room = std::max(0.0, zoneOf(title).right - kMargin - title.extent.right);
    Point best;
    double least = std::numeric_limits<double>::max();
    const int steps = static_cast<int>(room / kTitleStep);
    for (int step = 0; step <= steps; ++step) {
      const double aside = step * kTitleStep;
      double cost = kMoveCost * aside;
      for (const Extent& text : title.texts) cost += costOfPlace(moved(text, {aside, 0}), least);
      if (cost >= least) continue;
      least = cost;
      best = {aside, 0};
    }
    return best;
  }

  /// The cheapest of some moves; of equal ones the first.
  Point bestMove(const Label& label) const {
    const double height = label.extent.bottom - label.extent.top;
    const double width = label.extent.right - label.extent.left;
    const double near = distanceTo(lines_[label.line].drawn, label.extent);
    Point best;
    double least = std::numeric_limits<double>::max();
    for (const double down : {0.0, 0.5, -0.5, 1.0, -1.0, 1.5, -1.5, 2.0, -2.0}) {
      for (const double aside : {0.0, 0.2, -0.2, 0.4, -0.4, 0.7, -0.7, 1.0, -1.0}) {
        const Point by{aside * width, down * height};
        const double cost = costOf(label, by, near, least);
        if (cost < least) {
          least = cost;
          best = by;
        }
      }
    }
    return best;
  }

  /// What it hides there; given up where that is no longer the least.
  double costOfPlace(const Extent& there, double least) const {
    double cost = 0;
    for (const Extent& other : taken_) cost += overlap(there, other) ? kOnText : 0;
    if (cost >= least) return cost;
    for (const WeighedLine& line : lines_)
      cost += static_cast<double>(pointsWithin(line.drawn, there)) * kLineStep * line.weight;
    return cost;
  }

  double costOf(const Label& label, const Point& by, double near, double least) const {
    const Extent there = moved(label.extent, by);
    double cost = kMoveCost * std::hypot(by.x, by.y) + costOfPlace(there, least);
    if (cost >= least) return cost;
    const double own = distanceTo(lines_[label.line].drawn, there);
    cost += kAwayCost * std::max(0.0, own - near);
    return isStrange(label, there, own) ? cost + kStranger : cost;
  }

  /// Whether the line of another flow is nearer than its own.
  bool isStrange(const Label& label, const Extent& there, double own) const {
    const Extent within{there.left - own, there.right + own, there.top - own, there.bottom + own};
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const WeighedLine& line = lines_[i];
      if (i == label.line || !line.isFlow || !overlap(line.drawn.around, within)) continue;
      if (distanceTo(line.drawn, there) < own) return true;
    }
    return false;
  }

  std::vector<Extent> taken_;  ///< By texts and boxes.
  std::vector<WeighedLine> lines_;
  std::vector<Extent> zones_;
  std::vector<Title> titles_;
  std::vector<Label> labels_;
};

}  // namespace

void placeLabels(pugi::xml_node body) {
  Placing placing(body);
  if (placing.texts() <= kMostTexts) placing.place();
}

}  // namespace dyetrace
