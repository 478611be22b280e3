#include "analysis/reach_search.h"

#include <algorithm>

namespace dyetrace {

ReachSearch::ReachSearch(const Product& product, const FlowGraph& graph, const Reach& open,
                         const SearchBudget& budget)
    : product_(product), rules_(graph, open), search_(product, budget) {}

/// A literal for every guard that has none yet. A proposal opens what it can: then few are needed.
void ReachSearch::addGuards() {
  for (std::size_t i = guards_.size(); i < rules_.guards().size(); ++i) {
    const Literal literal = search_.literalOf(rules_.guards()[GuardId(i)]);
    guards_.add(literal);
    search_.prefer(literal);
  }
}

/// Whatever follows by rules from what may hold may hold: a fact that may not hold does not follow.
void ReachSearch::addClosure(FactId fact) {
  std::vector<FactId> left{fact};
  mayHold_.emplace(fact, search_.newLiteral());
  while (!left.empty()) {
    const FactId conclusion = left.back();
    left.pop_back();
    for (const std::uint32_t place : rules_.concluding(conclusion)) {
      const ReachRule& rule = rules_.rules()[place];
      ConfigurationSearch::Literals clause{mayHold_.at(conclusion)};
      for (const GuardId guard : rule.guards) clause.push_back(!guards_[guard]);
      for (const FactId premise : rule.premises) {
        const auto known = mayHold_.find(premise);
        if (known == mayHold_.end()) left.push_back(premise);
        const Literal literal = known == mayHold_.end()
                                    ? mayHold_.emplace(premise, search_.newLiteral()).first->second
                                    : known->second;
        clause.push_back(!literal);
      }
      search_.require(clause);
    }
  }
}

const ReachSearch::Asked& ReachSearch::asked(FactId fact) {
  const auto known = asked_.find(fact);
  if (known != asked_.end()) return known->second;
  addGuards();
  if (!mayHold_.contains(fact)) addClosure(fact);
  return asked_.emplace(fact, Asked{search_.newLiteral(), mayHold_.at(fact)}).first->second;
}

void ReachSearch::learnCut(ReachRun& run, const std::vector<GuardId>& closed, Literal held) {
  const std::size_t before = run.now();
  ConfigurationSearch::Literals clause{!held};
  for (const GuardId guard : closed) {
    const std::size_t here = run.now();
    run.open(guard);
    if (!run.holds()) continue;
    run.undo(here);
    clause.push_back(guards_[guard]);
  }
  run.undo(before);
  search_.require(clause);
}

bool ReachSearch::judge(FactId fact, Literal held) {
  ReachRun run(rules_, fact);
  std::vector<GuardId> closed;
  for (const GuardId guard : run.guards()) {
    if (search_.holds(guards_[guard])) {
      run.open(guard);
    } else {
      closed.push_back(guard);
    }
  }
  if (run.holds()) return true;
  // What is opened first is least likely to be in the cut.
  learnCut(run, closed, held);
  std::reverse(closed.begin(), closed.end());
  learnCut(run, closed, held);
  return false;
}

SearchedConfiguration ReachSearch::everSo(FactId fact) {
  const Literal held = asked(fact).held;
  return search_.any({held}, [&, held] { return judge(fact, held); });
}

SearchedConfiguration ReachSearch::everNot(FactId fact) {
  return search_.any({!asked(fact).mayHold});
}

SearchedNearest ReachSearch::nearest(FactId fact, bool holds, const Configuration& from,
                                     const ChangeCosts& costs) {
  const Asked& known = asked(fact);
  if (!holds) return search_.nearest(from, costs, {!known.mayHold});
  const Literal held = known.held;
  return search_.nearest(from, costs, {held}, [&, held] { return judge(fact, held); });
}

bool ReachSearch::isSo(FactId fact, const Configuration& configuration) const {
  ReachRun run(rules_, fact);
  for (const GuardId guard : run.guards()) {
    if (dyetrace::holds(product_, rules_.guards()[guard], configuration)) run.open(guard);
  }
  return run.holds();
}

}  // namespace dyetrace
