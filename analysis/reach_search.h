#pragma once

// Single questions about reach under settings, answered by search where the conditions do not fit
// their budget: can the data be there at all, always, what is the least change that brings it there
// or keeps it away. CaDiCaL proposes a configuration, the rules of reach say what follows, and what
// prevents it is learnt as clauses (a cut near the data's origins and one near the place).
//
//   ReachSearch search(product, graph, open);
//   const FactId there = search.rules().atNode(partner, label);
//   search.everSo(there).answer;                       // yes, no or undetermined
//   search.nearest(there, false, defaults, costs);     // the fewest switches that stop it
//
// Answers are exact or undetermined.

#include "analysis/reach_rules.h"
#include "analysis/settings/configuration_search.h"

namespace dyetrace {

class ReachSearch {
 public:
  /// The arguments must outlive it.
  ReachSearch(const Product& product, const FlowGraph& graph, const Reach& open,
              const SearchBudget& budget = {});

  ReachRules& rules() { return rules_; }
  ConfigurationSearch& configurations() { return search_; }

  /// A valid configuration in which the fact holds.
  SearchedConfiguration everSo(FactId fact);
  /// A valid configuration in which it does not.
  SearchedConfiguration everNot(FactId fact);
  /// The nearest valid configuration in which the fact holds, or does not.
  SearchedNearest nearest(FactId fact, bool holds, const Configuration& from,
                          const ChangeCosts& costs);
  /// Whether it holds in a configuration, valid or not.
  bool isSo(FactId fact, const Configuration& configuration) const;

 private:
  /// What is known of a fact that was asked about.
  struct Asked {
    Literal held{};     ///< Implies that the fact holds.
    Literal mayHold{};  ///< Is implied by the fact.
  };
  void addGuards();
  const Asked& asked(FactId fact);
  void addClosure(FactId fact);
  /// Whether the proposed configuration brings the fact about; else learns why not.
  bool judge(FactId fact, Literal held);
  void learnCut(ReachRun& run, const std::vector<GuardId>& closed, Literal held);

  const Product& product_;
  ReachRules rules_;
  ConfigurationSearch search_;
  Table<GuardId, Literal> guards_;
  std::map<FactId, Asked> asked_;
  std::map<FactId, Literal> mayHold_;  ///< Implied by each fact that was asked about, or premises.
};

}  // namespace dyetrace
