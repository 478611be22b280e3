#pragma once

// Reach written out as rules: facts (a label is at a vertex; it is there without a mark) that hold
// where all premises of some rule hold and its guards are open. The facts that follow are exactly
// the plain solution (reach.h) of the graph as it is with those guards open; what more guards open
// only ever adds facts.
//
//   ReachRules rules(graph, open);
//   const FactId there = rules.atNode(partner, label);
//   ReachRun run(rules, there);
//   run.open(guard); run.holds(there);
//
// For questions one at a time: which guards bring something about, and which would prevent it.

#include <map>
#include <tuple>
#include <vector>

#include "analysis/reach.h"

namespace dyetrace {

using FactId = Id<struct FactTag>;
using GuardId = Id<struct GuardTag>;

struct ReachRule {
  std::vector<FactId> premises{};  ///< Each once.
  std::vector<GuardId> guards{};   ///< Each once.
  FactId conclusion{};
};

class ReachRules {
 public:
  /// `open` is the graph's solution with every guard open. Both must outlive the rules.
  ReachRules(const FlowGraph& graph, const Reach& open);

  const Table<GuardId, Guard>& guards() const { return guards_; }
  std::size_t facts() const { return concludedBy_.size(); }
  const std::vector<ReachRule>& rules() const { return rules_; }
  /// Places in rules().
  const std::vector<std::uint32_t>& concluding(FactId fact) const {
    return concludedBy_[fact.index()];
  }
  const std::vector<std::uint32_t>& using_(FactId fact) const { return usedBy_[fact.index()]; }
  const std::vector<std::uint32_t>& using_(GuardId guard) const {
    return guardedBy_[guard.index()];
  }

  // The facts that questions are about. They may add rules; what was there keeps its place.
  FactId at(VertexId vertex, LabelId label);
  FactId bareAt(MarkId mark, VertexId vertex, LabelId label);
  /// At some vertex of the node.
  FactId atNode(NodeId node, LabelId label);
  FactId bareAtNode(MarkId mark, NodeId node, LabelId label);
  /// A new fact that holds where one of the ways does.
  FactId anyOf(std::vector<ReachRule> ways);
  /// Ignored where always open.
  void addGuard(ReachRule& rule, const Guard& guard);

 private:
  using Place = std::tuple<std::size_t, VertexId, LabelId>;  ///< 0, or 1 + the mark.

  FactId factAt(std::size_t layer, VertexId vertex, LabelId label);
  FactId newFact();
  void add(ReachRule rule);
  void addMay();
  void addBare(MarkId mark);
  void addEdge(EdgeId id, std::size_t from, std::size_t to);
  void addDerivations(VertexId id, std::size_t layer);
  FactId someOf(std::size_t layer, VertexId vertex, const LabelSet& labels);
  const LabelMatrix& matrix(std::size_t layer) const;
  void makeBare(MarkId mark);

  const FlowGraph& graph_;
  const Reach& open_;
  Table<GuardId, Guard> guards_;
  std::map<std::string, GuardId> guardIds_;
  std::map<Place, FactId> facts_;
  std::vector<bool> hasBare_;
  std::vector<ReachRule> rules_;
  std::vector<std::vector<std::uint32_t>> concludedBy_;
  std::vector<std::vector<std::uint32_t>> usedBy_;
  std::vector<std::vector<std::uint32_t>> guardedBy_;
};

/// What follows as guards open one after another, as far as one fact depends on it.
class ReachRun {
 public:
  ReachRun(const ReachRules& rules, FactId target);

  FactId target() const { return target_; }
  /// The guards that the target depends on, those nearest to it first.
  const std::vector<GuardId>& guards() const { return relevantGuards_; }
  /// The facts that it depends on.
  const std::vector<FactId>& facts() const { return relevantFacts_; }
  bool holds() const { return holds_[target_.index()]; }

  void open(GuardId guard);
  /// To go back to with undo().
  std::size_t now() const { return done_.size(); }
  void undo(std::size_t to);

 private:
  struct Step {
    bool isGuard = false;
    std::uint32_t index = 0;
  };
  void collect();
  void conclude(FactId fact);
  void settle();
  void satisfied(const std::vector<std::uint32_t>& rules);
  void unsatisfied(const std::vector<std::uint32_t>& rules);

  const ReachRules& rules_;
  FactId target_;
  std::vector<GuardId> relevantGuards_;
  std::vector<FactId> relevantFacts_;
  std::vector<bool> relevant_;          ///< By fact.
  std::vector<bool> holds_;             ///< By fact.
  std::vector<bool> isOpen_;            ///< By guard.
  std::vector<std::uint32_t> missing_;  ///< By rule: premises and guards.
  std::vector<FactId> waiting_;
  std::vector<Step> done_;
};

}  // namespace dyetrace
