#include "analysis/spread_cone.h"

#include <algorithm>
#include <map>
#include <utility>

namespace dyetrace {
namespace {

bool isDerivedAt(const Vertex& vertex, const LabelSet& present, LabelId label) {
  return std::any_of(
      vertex.derives.begin(), vertex.derives.end(), [&](const LabelDerivation& derivation) {
        return derivation.to == label &&
               std::all_of(derivation.from.begin(), derivation.from.end(),
                           [&](const LabelSet& part) { return part.intersects(present); });
      });
}

class SpreadConeSearch {
 public:
  SpreadConeSearch(const FlowGraph& graph, const Reach& reach,
                   const std::function<bool(EdgeId, LabelId)>& takes, std::size_t most)
      : graph_(graph), reach_(reach), takes_(takes), most_(most) {}

  std::optional<SpreadCone> from(NodeId place, LabelId label) {
    for (const VertexId vertex : graph_.verticesOf[place.index()]) {
      if (reach_.at.test(vertex, label)) pointAt({vertex, label});
    }
    cone_.targets = cone_.points.size();
    for (std::uint32_t next = 0; next < cone_.points.size(); ++next) {
      lookBack(next);
      if (cone_.steps.size() > most_) return std::nullopt;
    }
    return std::move(cone_);
  }

 private:
  std::uint32_t pointAt(const SpreadPoint& point) {
    const auto [known, isNew] =
        placeOf_.try_emplace(point, static_cast<std::uint32_t>(cone_.points.size()));
    if (isNew) cone_.points.push_back(point);
    return known->second;
  }

  void lookBack(std::uint32_t place) {
    const SpreadPoint point = cone_.points[place];
    const Vertex& vertex = graph_.vertices[point.vertex];
    if (vertex.starts.contains(point.label) ||
        isDerivedAt(vertex, reach_.at.row(point.vertex), point.label)) {
      cone_.starts.push_back(place);
    }
    for (const EdgeId edge : graph_.into(point.vertex)) {
      for (const LabelId before : labelsBefore(graph_.edges[edge], point.label)) {
        if (!takes_(edge, before)) continue;
        const std::uint32_t from = pointAt({graph_.edges[edge].from, before});
        cone_.steps.push_back({from, place, edge});
      }
    }
  }

  /// What a copy can be at the source that arrives over the edge as `label`.
  std::vector<LabelId> labelsBefore(const Edge& edge, LabelId label) const {
    LabelSet candidates = LabelSet::of(label);
    for (const LabelTurn& turn : graph_.vertices[edge.from].turns) {
      if (turn.to == label) candidates |= turn.from;
    }
    std::vector<LabelId> before;
    for (const LabelId each : candidates.members()) {
      if (!reach_.at.test(edge.from, each)) continue;
      if (passes(graph_, edge, LabelSet::of(each)).contains(label)) before.push_back(each);
    }
    return before;
  }

  const FlowGraph& graph_;
  const Reach& reach_;
  const std::function<bool(EdgeId, LabelId)>& takes_;
  const std::size_t most_;
  SpreadCone cone_{};
  std::map<SpreadPoint, std::uint32_t> placeOf_{};
};

}  // namespace

std::optional<SpreadCone> spreadConeOf(const FlowGraph& graph, const Reach& reach, NodeId place,
                                       LabelId label,
                                       const std::function<bool(EdgeId, LabelId)>& takes,
                                       std::size_t most) {
  return SpreadConeSearch(graph, reach, takes, most).from(place, label);
}

}  // namespace dyetrace
