#include "importers/bpmn/areas.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>

namespace dyetrace::bpmn {

namespace {

namespace geometry = boost::geometry;
/// The third coordinate is the diagram, so that diagrams never meet.
using Point = geometry::model::point<double, 3, geometry::cs::cartesian>;
using Box = geometry::model::box<Point>;

struct Area {
  Areas::Kind kind;
  ZoneId zone;
  double size;
};

Box boxOf(const Bounds& bounds) {
  return Box(Point(bounds.left, bounds.top, bounds.diagram),
             Point(bounds.left + bounds.width, bounds.top + bounds.height, bounds.diagram));
}

bool usable(const Bounds& bounds) {
  return std::isfinite(bounds.left) && std::isfinite(bounds.top) && bounds.width >= 0 &&
         bounds.height >= 0 && std::isfinite(bounds.left + bounds.width) &&
         std::isfinite(bounds.top + bounds.height);
}

}  // namespace

struct Areas::Index {
  using Entry = std::pair<Box, std::size_t>;
  std::vector<Area> areas;
  std::set<int> diagramsWithPools;
  bool hasGroups = false;
  geometry::index::rtree<Entry, geometry::index::quadratic<16>> tree;

  /// Calls `action` with the number of every area that holds the centre, in any order.
  template <class Action>
  void forEachHolding(const Bounds& bounds, Action action) const {
    if (areas.empty() || !usable(bounds)) return;
    const Point centre(bounds.centreX(), bounds.centreY(), bounds.diagram);
    const auto visit = [&](const Entry& entry) { action(entry.second); };
    tree.query(geometry::index::covers(centre), boost::make_function_output_iterator(visit));
  }
};

Areas::Areas() : index_(std::make_unique<Index>()) {}
Areas::~Areas() = default;
Areas::Areas(Areas&&) noexcept = default;
Areas& Areas::operator=(Areas&&) noexcept = default;

void Areas::add(Kind kind, ZoneId zone, const Bounds& bounds) {
  if (!usable(bounds)) return;
  if (kind == Kind::group) index_->hasGroups = true;
  if (kind == Kind::pool) index_->diagramsWithPools.insert(bounds.diagram);
  index_->tree.insert({boxOf(bounds), index_->areas.size()});
  index_->areas.push_back({kind, zone, bounds.width * bounds.height});
}

bool Areas::poolsAround(const Bounds& bounds) const {
  return index_->diagramsWithPools.contains(bounds.diagram);
}

ZoneId Areas::innermostAt(const Bounds& bounds) const {
  const Area* best = nullptr;
  index_->forEachHolding(bounds, [&](std::size_t hit) {
    const Area& area = index_->areas[hit];
    if (area.kind == Kind::group) return;
    const bool smaller = best == nullptr || area.size < best->size;
    if (smaller || (area.size == best->size && &area > best)) best = &area;
  });
  return best == nullptr ? ZoneId() : best->zone;
}

bool Areas::haveGroups() const {
  return index_->hasGroups;
}

std::vector<ZoneId> Areas::groupsAt(const Bounds& bounds) const {
  std::vector<std::size_t> hits;
  index_->forEachHolding(bounds, [&](std::size_t hit) {
    if (index_->areas[hit].kind == Kind::group) hits.push_back(hit);
  });
  std::sort(hits.begin(), hits.end());
  std::vector<ZoneId> groups;
  for (const std::size_t hit : hits) groups.push_back(index_->areas[hit].zone);
  return groups;
}

}  // namespace dyetrace::bpmn
