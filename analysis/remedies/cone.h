#pragma once

// Every road on which a label can get to a place, looked at from the place backwards.

#include <set>
#include <utility>
#include <vector>

#include "analysis/flow_graph.h"
#include "analysis/reach.h"

namespace dyetrace {

struct LabelAtNode {
  NodeId node{};
  LabelId label{};
  auto operator<=>(const LabelAtNode&) const = default;
};

/// Nearest to the place first, each once.
struct Cone {
  std::vector<FlowId> flows{};         ///< Over which the label, or what it arises from, comes.
  std::vector<LabelAtNode> leaving{};  ///< What leaves a node on such a road, as it leaves;
  std::vector<LabelAtNode> turned{};   ///< or as it is at the node, where it leaves as another.
  std::vector<NodeId> nodes{};         ///< With the place.
};

Cone coneOf(const FlowGraph& graph, const Reach& reach, NodeId place, LabelId label);

}  // namespace dyetrace
