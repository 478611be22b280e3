#pragma once

// Points, lines and what things cover in a picture, for looking at what lies on what. All in
// points of length; y grows downwards.

#include <optional>
#include <string_view>
#include <vector>

namespace dyetrace {

struct Point {
  double x = 0;
  double y = 0;
};

struct Extent {
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
};

double distance(const Point& a, const Point& b);
bool overlap(const Extent& a, const Extent& b);
/// Not on its border.
bool contains(const Extent& extent, const Point& point);
Extent united(const Extent& a, const Extent& b);
Extent moved(const Extent& extent, const Point& by);

/// Every number of an SVG path or of a list of points, in pairs.
std::vector<Point> pointsIn(std::string_view text);
/// None of no points.
std::optional<Extent> extentOf(const std::vector<Point>& points);

/// How far apart the points of a line are at most.
inline constexpr double kLineStep = 2;

/// Points along a path as Graphviz writes them: one start and cubic Bézier curves.
std::vector<Point> pointsAlong(std::string_view path);

}  // namespace dyetrace
