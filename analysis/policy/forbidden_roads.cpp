#include "analysis/policy/forbidden_roads.h"

#include <algorithm>
#include <optional>

#include "analysis/mark_effect.h"

namespace dyetrace {
namespace {

constexpr Phase kMoved = 2;
constexpr Phase kComeFrom = 4;
constexpr std::size_t kFirstStation = 3;

std::size_t bitsOf(const BoundStation& station) {
  return station.places.empty() ? station.marks.size() : 1;
}

/// The bits of a station, from the lowest.
Phase maskOf(const BoundStation& station, std::size_t first) {
  return ((Phase{1} << bitsOf(station)) - 1) << first;
}

/// Calls for every station of the rule with the place of its first bit.
template <class Call>
void forEachStation(const ForbiddenRoads& roads, const Call& call) {
  std::size_t bit = kFirstStation;
  for (const auto* stations : {&roads.through, &roads.without}) {
    for (const BoundStation& station : *stations) {
      call(station, bit, stations == &roads.through);
      bit += bitsOf(station);
    }
  }
}

/// What a vertex or an edge does to the marks of the stations.
template <class Passed>
Phase withMarks(const ForbiddenRoads& roads, const Passed& passed, Phase phase) {
  forEachStation(roads, [&](const BoundStation& station, std::size_t first, bool through) {
    if (!station.places.empty()) return;
    for (std::size_t i = 0; i < station.marks.size(); ++i) {
      const Phase bit = Phase{1} << (first + i);
      const MarkEffect effect = effectOn(passed, station.marks[i]);
      if (effect == MarkEffect::takes) phase &= ~bit;
      if (effect == MarkEffect::gives && (!through || (phase & kComeFrom) != 0)) phase |= bit;
    }
  });
  return phase;
}

/// Leaving a place counts as having passed it.
Phase withPlace(const ForbiddenRoads& roads, NodeId node, Phase phase) {
  const Phase before = phase;
  forEachStation(roads, [&](const BoundStation& station, std::size_t first, bool through) {
    if (station.places.empty() || !station.places[node.index()]) return;
    if (!through || (before & kComeFrom) != 0) phase |= Phase{1} << first;
  });
  if (roads.from.empty() || roads.from[node.index()]) phase |= kComeFrom;
  return phase;
}

}  // namespace

Phase ForbiddenRoads::phaseAtStart(const FlowGraph& graph, VertexId vertex) const {
  const Phase begin = from.empty() ? kComeFrom : 0;
  return withMarks(*this, graph.vertices[vertex], begin);
}

Phase ForbiddenRoads::phaseAfter(const FlowGraph& graph, EdgeId id, Phase phase) const {
  const Edge& edge = graph.edges[id];
  phase = withPlace(*this, graph.vertices[edge.from].node, phase) | kMoved;
  phase = withMarks(*this, edge, phase);
  return withMarks(*this, graph.vertices[edge.to], phase);
}

bool ForbiddenRoads::forbidden(Phase phase) const {
  if ((phase & kComeFrom) == 0) return false;
  if (!startCounts && (phase & kMoved) == 0) return false;
  bool all = true;
  forEachStation(*this, [&](const BoundStation& station, std::size_t first, bool isThrough) {
    const bool met = (phase & maskOf(station, first)) != 0;
    all = all && met == isThrough;
  });
  return all;
}

bool ForbiddenRoads::endsAt(const FlowGraph& graph, VertexId vertex, Phase phase) const {
  return to[graph.vertices[vertex].node.index()] == Match::yes && forbidden(phase);
}

Steering ForbiddenRoads::steering(const FlowGraph& graph) const {
  const auto settled = [this, &graph](VertexId vertex, LabelId label, Phase phase) -> Phase {
    return data.contains(label) && endsAt(graph, vertex, phase) ? phase | kDone : phase;
  };
  Steering steering;
  steering.start = [this, &graph, settled](VertexId vertex, LabelId label) -> std::optional<Phase> {
    if (!origins.empty() && !origins[graph.vertices[vertex].node.index()]) return std::nullopt;
    return settled(vertex, label, phaseAtStart(graph, vertex));
  };
  steering.arrive = [this, &graph, settled](EdgeId edge, LabelId label,
                                            Phase phase) -> std::optional<Phase> {
    if ((phase & kDone) != 0) return std::nullopt;
    return settled(graph.edges[edge].to, label, phaseAfter(graph, edge, phase));
  };
  steering.derive = [settled](VertexId vertex, LabelId label, Phase phase) -> std::optional<Phase> {
    return settled(vertex, label, phase);
  };
  return steering;
}

}  // namespace dyetrace
