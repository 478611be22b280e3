#pragma once

// Joins the vertices of a graph that have every label under the same condition: those that
// unguarded flows which carry everything connect in both directions, and those that get all they
// have over such flows from one place. What is left is mostly where guards are.

#include <vector>

#include "analysis/edge_conditions.h"

namespace dyetrace {

struct Contraction {
  FlowGraph graph{};                 ///< Without nodes' vertices and undrawn origins.
  std::vector<VertexId> vertexOf{};  ///< By vertex of the original: what it became.
};

/// For labels as such; marks are not kept apart.
Contraction contracted(const FlowGraph& graph, const EdgeConditions& conditions);

}  // namespace dyetrace
