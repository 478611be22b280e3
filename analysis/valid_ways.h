#pragma once

// Where valid configurations lead past what only they are asked for.
//
// Conditions are weighed and counted by walking a condition and what is valid side by side. Most of
// what is valid has nothing to do with a condition: from a node of what is valid all ways on to
// what the condition asks for next are joined here, and kept, so that they are walked once.
//
//   ValidWays<double> ways;
//   ways.forEach(valid, rank, rankOf, forEachStep, [](Node node, double weight) { … });
//
// `rankOf(node)` says how late a node asks; `forEachStep(node, visit)` calls `visit(next, weight)`
// for each of its steps. Weights are multiplied along a way and added where ways meet.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include "analysis/decision_diagrams.h"
#include "analysis/number_map.h"

namespace dyetrace {

template <class Weight>
class ValidWays {
 public:
  using Node = DecisionDiagrams::Node;

  /// Visits the nodes that ask at `rank` or later, or are constant, each once, with the weight of
  /// all ways there. The nodes have to be kept by somebody.
  template <class RankOf, class ForEachStep, class Visit>
  void forEach(Node valid, std::size_t rank, const RankOf& rankOf, const ForEachStep& forEachStep,
               const Visit& visit) {
    if (valid == DecisionDiagrams::kNever) return;
    if (rankOf(valid) >= rank) {
      visit(valid, Weight(1));
    } else {
      for (const Reached& each : upTo(valid, rank, rankOf, forEachStep))
        visit(each.node, each.weight);
    }
  }

 private:
  struct Reached {
    Node node = 0;
    Weight weight{};
  };

  template <class RankOf, class ForEachStep>
  const std::vector<Reached>& upTo(Node valid, std::size_t rank, const RankOf& rankOf,
                                   const ForEachStep& forEachStep) {
    const std::uint64_t key = std::uint64_t{valid} << 32 | rank;
    if (const std::size_t* known = known_.find(key)) return reached_[*known];
    std::vector<Reached> reached;
    forEachStep(valid, [&](Node next, const Weight& step) {
      forEach(next, rank, rankOf, forEachStep, [&](Node node, const Weight& rest) {
        add(reached, {node, step * rest});
      });
    });
    known_.add(key, reached_.size());
    return reached_.emplace_back(std::move(reached));
  }

  static void add(std::vector<Reached>& reached, const Reached& more) {
    const auto same = std::find_if(reached.begin(), reached.end(),
                                   [&](const Reached& each) { return each.node == more.node; });
    if (same == reached.end()) {
      reached.push_back(more);
    } else {
      same->weight += more.weight;
    }
  }

  NumberMap<std::size_t> known_;              ///< By node and rank: where in what follows.
  std::deque<std::vector<Reached>> reached_;  ///< What is there stays where it is.
};

}  // namespace dyetrace
