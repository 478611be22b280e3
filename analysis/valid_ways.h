#pragma once

// Where valid configurations lead past what only they are asked for.
//
// Conditions are weighed and counted by walking a condition and what is valid side by side. Most of
// what is valid has nothing to do with a condition: from a node of what is valid all ways on to
// what the condition asks for next are joined here, and kept, so that they are walked once.
//
//   ValidWays<double> ways;
//   for (const auto& [node, weight] : ways.upTo(valid, rank, rankOf, forEachStep)) …
//
// `rankOf(node)` says how late a node asks; `forEachStep(node, visit)` calls `visit(next, weight)`
// for each of its steps. Weights are multiplied along a way and added where ways meet.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "analysis/decision_diagrams.h"

namespace dyetrace {

template <class Weight>
class ValidWays {
 public:
  using Node = DecisionDiagrams::Node;
  struct Reached {
    Node node = 0;
    Weight weight{};
  };

  /// The nodes that ask at `rank` or later, or are constant, each once. The nodes have to be kept
  /// by somebody.
  template <class RankOf, class ForEachStep>
  const std::vector<Reached>& upTo(Node valid, std::size_t rank, const RankOf& rankOf,
                                   const ForEachStep& forEachStep) {
    const auto [known, isNew] = known_.try_emplace(std::uint64_t{valid} << 32 | rank);
    std::vector<Reached>& reached = known->second;
    if (!isNew || valid == DecisionDiagrams::kNever) return reached;
    if (rankOf(valid) >= rank) {
      reached.push_back({valid, Weight(1)});
    } else {
      forEachStep(valid, [&](Node next, const Weight& weight) {
        for (const Reached& each : upTo(next, rank, rankOf, forEachStep))
          add(reached, {each.node, weight * each.weight});
      });
    }
    return reached;
  }

 private:
  static void add(std::vector<Reached>& reached, const Reached& more) {
    const auto same = std::find_if(reached.begin(), reached.end(),
                                   [&](const Reached& each) { return each.node == more.node; });
    if (same == reached.end()) {
      reached.push_back(more);
    } else {
      same->weight += more.weight;
    }
  }

  std::unordered_map<std::uint64_t, std::vector<Reached>> known_;  ///< By node and rank.
};

}  // namespace dyetrace
