#include "render/picture_geometry.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <limits>
#include <system_error>

namespace dyetrace {
namespace {

Point onCurve(const Point* control, double t) {
  const double u = 1 - t;
  const auto mixed = [&](double a, double b, double c, double d) {
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
  };
  return {mixed(control[0].x, control[1].x, control[2].x, control[3].x),
          mixed(control[0].y, control[1].y, control[2].y, control[3].y)};
}

double distance(const Point& a, const Point& b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

double distance(const Extent& a, const Extent& b) {
  const double x = std::max({a.left - b.right, 0.0, b.left - a.right});
  const double y = std::max({a.top - b.bottom, 0.0, b.top - a.bottom});
  return std::hypot(x, y);
}

std::vector<Point> pointsAlong(const std::vector<Point>& control) {
  std::vector<Point> points;
  for (std::size_t i = 0; i + 3 < control.size(); i += 3) {
    double length = 0;
    for (std::size_t j = i; j < i + 3; ++j) length += distance(control[j], control[j + 1]);
    const auto steps = static_cast<std::size_t>(std::ceil(length / kLineStep)) + 1;
    for (std::size_t step = 0; step < steps; ++step) {
      const double t = static_cast<double>(step) / static_cast<double>(steps);
      points.push_back(onCurve(&control[i], t));
    }
  }
  return points;
}

}  // namespace

bool overlap(const Extent& a, const Extent& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

Extent moved(const Extent& extent, const Point& by) {
  return {extent.left + by.x, extent.right + by.x, extent.top + by.y, extent.bottom + by.y};
}

Extent united(const Extent& a, const Extent& b) {
  return {std::min(a.left, b.left), std::max(a.right, b.right), std::min(a.top, b.top),
          std::max(a.bottom, b.bottom)};
}

bool contains(const Extent& extent, const Point& point) {
  return extent.left < point.x && point.x < extent.right && extent.top < point.y &&
         point.y < extent.bottom;
}

std::vector<Point> pointsIn(std::string_view text) {
  std::vector<double> numbers;
  while (!text.empty()) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc()) numbers.push_back(number);
    text.remove_prefix(std::max<std::size_t>(1, static_cast<std::size_t>(end - text.data())));
  }
  std::vector<Point> points;
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2)
    points.push_back({numbers[i], numbers[i + 1]});
  return points;
}

std::optional<Extent> extentOf(const std::vector<Point>& points) {
  if (points.empty()) return std::nullopt;
  Extent all{points[0].x, points[0].x, points[0].y, points[0].y};
  for (const Point& each : points) all = united(all, {each.x, each.x, each.y, each.y});
  return all;
}

DrawnLine drawnLine(std::string_view path) {
  constexpr std::ptrdiff_t kPiece = 16;
  const std::vector<Point> control = pointsIn(path);
  const std::vector<Point> points = pointsAlong(control);
  DrawnLine line;
  for (auto first = points.begin(); first != points.end();) {
    const auto last = first + std::min(kPiece, points.end() - first);
    const std::vector<Point> some(first, last);
    line.pieces.push_back({some, extentOf(some).value_or(Extent{})});
    first = last;
  }
  line.around = extentOf(control).value_or(Extent{});
  return line;
}

double distanceTo(const DrawnLine& line, const Extent& extent) {
  double nearest = std::numeric_limits<double>::max();
  for (const LinePiece& piece : line.pieces) {
    if (distance(piece.around, extent) >= nearest) continue;
    for (const Point& point : piece.points)
      nearest = std::min(nearest, distance({point.x, point.x, point.y, point.y}, extent));
  }
  return nearest;
}

std::size_t pointsWithin(const DrawnLine& line, const Extent& there) {
  if (!overlap(line.around, there)) return 0;
  std::size_t within = 0;
  for (const LinePiece& piece : line.pieces) {
    if (!overlap(piece.around, there)) continue;
    within += static_cast<std::size_t>(std::ranges::count_if(
        piece.points, [&there](const Point& point) { return contains(there, point); }));
  }
  return within;
}

}  // namespace dyetrace
