#pragma once

// Points, lines and what things cover in a picture, for looking at what lies on what. All in
// points of length; y grows downwards.

#include <cstddef>
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

/// Some points of a line in a row, with what surrounds them.
struct LinePiece {
  std::vector<Point> points{};
  Extent around{};
};

struct DrawnLine {
  std::vector<LinePiece> pieces{};
  Extent around{};
};

/// From a path as Graphviz writes them: one start and cubic Bézier curves.
DrawnLine drawnLine(std::string_view path);

/// 0 where it passes through; beyond all bounds for a line without points.
double distanceTo(const DrawnLine& line, const Extent& extent);
/// How many of its points lie there.
std::size_t pointsWithin(const DrawnLine& line, const Extent& there);

}  // namespace dyetrace
