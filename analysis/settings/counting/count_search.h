#pragma once

// Takes clauses apart into a decision graph: decides a variable, follows what comes of it, and goes
// on with each part that then hangs together by itself, once for parts that look alike (Sang et
// al., "Combining Component Caching and Clause Learning for Effective Model Counting", 2004).
//
// Variables are decided by increasing number: number them well (elimination_order.h). Those from
// `counted` on are only asked for some value that fits.
//
//   const auto compiled = compile(clauses, clauses.variables(), {});
//   if (compiled) compiled->graph.count(compiled->root);

#include <optional>

#include "analysis/settings/counting/decision_graph.h"

namespace dyetrace {

/// The same on every machine. What does not fit is not counted.
struct CountBudget {
  std::uint64_t steps = 200'000'000;     ///< Literals and clauses looked at.
  std::size_t length = 20'000'000;       ///< Of the decision graph.
  std::size_t cacheBytes = 400'000'000;  ///< Of the keys of known parts.
};

struct CompiledCount {
  DecisionGraph graph{};
  DecisionGraph::Node root = DecisionGraph::kNever;
};

/// Every clause has at least two literals of different variables. Nothing if it is beyond the
/// budget.
std::optional<CompiledCount> compile(const Clauses& clauses, std::size_t counted,
                                     const CountBudget& budget);

}  // namespace dyetrace
