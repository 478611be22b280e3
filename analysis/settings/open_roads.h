#pragma once

// Roads by which data gets somewhere, told apart by whether any valid configuration opens them: a
// choice of settings may have closed what the drawing shows.
//
//   OpenRoads roads(product, graph);
//   for (const Road& road : roads.several(place, label, 3)) if (road.open()) …;
//
// The product and the graph must outlive it.

#include <optional>

#include "analysis/path.h"
#include "analysis/settings/guard_questions.h"

namespace dyetrace {

struct Road {
  Path path{};
  std::optional<Guard> closedBy{};  ///< What no valid configuration makes hold.
  bool open() const { return !closedBy.has_value(); }
};

class OpenRoads {
 public:
  OpenRoads(const Product& product, const FlowGraph& graph);

  /// Up to `count`, shortest first: without those that one guard closes by itself, unless there are
  /// no others.
  std::vector<Road> several(NodeId place, LabelId label, std::size_t count);

 private:
  bool shuts(const Guard& guard) { return anyValid_ && questions_.neverHolds(guard); }
  FlowGraph possiblePart();
  std::optional<Guard> closing(const Path& path);

  const Product& product_;
  const FlowGraph& graph_;
  GuardQuestions questions_;
  bool anyValid_;  ///< If no configuration is valid, roads are as they are drawn.
  FlowGraph possible_;
  Witnesses inPossible_;
  Witnesses inAll_;
};

}  // namespace dyetrace
