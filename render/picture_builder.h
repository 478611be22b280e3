#pragma once

// From a chosen part of a model to a diagram: nodes into their zones, flows between them, data
// categories as chips. The pictures (picture.h) decide what to show and what to stress; the rest is
// the same for all.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analysis/review.h"
#include "model/product.h"
#include "render/diagram.h"

namespace dyetrace {

/// What of the model a picture shows.
struct Selection {
  std::set<NodeId> nodes;
  /// Nodes drawn as one: member to the first of its bundle (a key of `bundles`).
  std::map<NodeId, NodeId> bundled;
  struct Bundle {
    std::string id;
    std::string name;
    ZoneId zone;  ///< Where it is drawn; invalid: in no zone.
    std::size_t systems = 0;
  };
  std::map<NodeId, Bundle> bundles;
  std::map<NodeId, LabelSet> stressedLabels;
  std::set<NodeId> stressedNodes;
  /// A finding's flows, with the numbers of its steps; none: stressed, but not numbered.
  std::map<FlowId, std::vector<int>> steps;
  bool mergeParallel = false;  ///< Flows between the same two nodes become one line.
};

/// Fills zones, nodes and edges of a diagram; title and sentence are the caller's.
Diagram buildDiagram(const Product& product, const Reviewed& reviewed, const Selection& selection);

/// An id for an SVG from a key of the model: the same key gives the same id in every version.
std::string svgIdFor(std::string_view prefix, std::string_view key);

/// The outermost zone of a node; invalid if it lies in none.
ZoneId outermostZone(const Product& product, NodeId node);

}  // namespace dyetrace
