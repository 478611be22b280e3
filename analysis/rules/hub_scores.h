#pragma once

// How much personal data comes together at each node.
//
// A pair is a category and the place where it started; the more distinct pairs meet at a node, the
// more can be put together there. The score is the eigenvector centrality of the graph of flows
// (each weighed by what moves over it, in both directions, as a hub is one by what it gets and by
// what it gives): a node counts as much as the nodes that it exchanges much with. The highest score
// is 1. Worked out by power iteration with a fixed number of steps, so that the same model gives
// the same bytes.

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/rule.h"

namespace dyetrace {

struct Gathered {
  std::uint32_t pairs = 0;    ///< Distinct (category, place of origin).
  std::uint32_t sources = 0;  ///< Distinct places of origin.
};

/// By node; nothing if the model is too large to follow every origin.
std::optional<std::vector<Gathered>> gatheredAt(const RuleContext& context);

/// By node, 0 to 1.
std::vector<double> hubScores(const RuleContext& context);

}  // namespace dyetrace
