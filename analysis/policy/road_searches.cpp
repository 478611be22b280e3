#include "analysis/policy/road_searches.h"

#include <algorithm>

namespace dyetrace {

std::optional<Path> RoadSearches::road(const TroublePlace& place,
                                       const Configuration* configuration) {
  const One& one = configuration == nullptr ? open() : in(*configuration);
  for (const Arrival& arrival : one.search->arrivals()) {
    const NodeId node = one.graph->vertices[arrival.vertex].node;
    if (ForbiddenRoads::isTrouble(arrival) && TroublePlace(node, arrival.label) == place) {
      return one.search->pathTo(arrival);
    }
  }
  return std::nullopt;
}

std::vector<TroublePlace> RoadSearches::troubles() {
  std::vector<TroublePlace> places;
  for (const Arrival& arrival : openSearch().arrivals()) {
    const TroublePlace place(context_.graph().vertices[arrival.vertex].node, arrival.label);
    const bool counts = ForbiddenRoads::isTrouble(arrival) && roads_.data.contains(arrival.label);
    const bool known = std::find(places.begin(), places.end(), place) != places.end();
    if (counts && !known) places.push_back(place);
  }
  return places;
}

const RoadSearches::One& RoadSearches::open() {
  if (!open_.search) {
    open_.graph = &context_.graph();
    open_.search = std::make_unique<PhaseSearch>(context_.product(), *open_.graph, context_.reach(),
                                                 roads_.steering(*open_.graph));
  }
  return open_;
}

const RoadSearches::One& RoadSearches::in(const Configuration& configuration) {
  One& one = decided_[configuration];
  if (!one.search) {
    one.own =
        std::make_unique<FlowGraph>(graphIn(context_.product(), context_.graph(), configuration));
    one.graph = one.own.get();
    const Reach reach{solveMay(*one.graph), {}};
    one.search = std::make_unique<PhaseSearch>(context_.product(), *one.graph, reach,
                                               roads_.steering(*one.graph));
  }
  return one;
}

}  // namespace dyetrace
