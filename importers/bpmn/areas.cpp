#include "importers/bpmn/areas.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <utility>

#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

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
  geometry::index::rtree<Entry, geometry::index::quadratic<16>> tree;

  std::vector<std::size_t> holding(const Bounds& bounds) const {
    if (areas.empty() || !usable(bounds)) return {};
    std::vector<Entry> hits;
    const Point centre(bounds.centreX(), bounds.centreY(), bounds.diagram);
    tree.query(geometry::index::covers(centre), std::back_inserter(hits));
    std::vector<std::size_t> found;
    for (const Entry& hit : hits) found.push_back(hit.second);
    std::sort(found.begin(), found.end());
    return found;
  }
};

Areas::Areas() : index_(std::make_unique<Index>()) {}
Areas::~Areas() = default;
Areas::Areas(Areas&&) noexcept = default;
Areas& Areas::operator=(Areas&&) noexcept = default;

void Areas::add(Kind kind, ZoneId zone, const Bounds& bounds) {
  if (!usable(bounds)) return;
  if (kind == Kind::pool) index_->diagramsWithPools.insert(bounds.diagram);
  index_->tree.insert({boxOf(bounds), index_->areas.size()});
  index_->areas.push_back({kind, zone, bounds.width * bounds.height});
}

bool Areas::poolsAround(const Bounds& bounds) const {
  return index_->diagramsWithPools.contains(bounds.diagram);
}

ZoneId Areas::innermostAt(const Bounds& bounds) const {
  const Area* best = nullptr;
  for (const std::size_t hit : index_->holding(bounds)) {
    const Area& area = index_->areas[hit];
    if (area.kind == Kind::group) continue;
    if (best == nullptr || area.size <= best->size) best = &area;
  }
  return best == nullptr ? ZoneId() : best->zone;
}

std::vector<ZoneId> Areas::groupsAt(const Bounds& bounds) const {
  std::vector<ZoneId> groups;
  for (const std::size_t hit : index_->holding(bounds)) {
    if (index_->areas[hit].kind == Kind::group) groups.push_back(index_->areas[hit].zone);
  }
  return groups;
}

}  // namespace dyetrace::bpmn
