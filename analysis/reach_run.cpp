#include <algorithm>
#include <utility>

#include "analysis/reach_rules.h"

namespace dyetrace {

ReachRun::ReachRun(const ReachRules& rules, FactId target)
    : rules_(rules),
      target_(target),
      relevant_(rules.facts(), false),
      holds_(rules.facts(), false),
      isOpen_(rules.guards().size(), false),
      missing_(rules.rules().size(), 0) {
  collect();
  for (const FactId fact : relevantFacts_) {
    for (const std::uint32_t place : rules_.concluding(fact)) {
      const ReachRule& rule = rules_.rules()[place];
      missing_[place] = static_cast<std::uint32_t>(rule.premises.size() + rule.guards.size());
      if (missing_[place] == 0) conclude(fact);
    }
  }
  settle();
}

/// Backwards from the target, breadth first.
void ReachRun::collect() {
  std::vector<bool> known(rules_.guards().size(), false);
  relevant_[target_.index()] = true;
  relevantFacts_.push_back(target_);
  for (std::size_t next = 0; next < relevantFacts_.size(); ++next) {
    for (const std::uint32_t place : rules_.concluding(relevantFacts_[next])) {
      const ReachRule& rule = rules_.rules()[place];
      for (const GuardId guard : rule.guards) {
        if (!known[guard.index()]) relevantGuards_.push_back(guard);
        known[guard.index()] = true;
      }
      for (const FactId premise : rule.premises) {
        if (!relevant_[premise.index()]) relevantFacts_.push_back(premise);
        relevant_[premise.index()] = true;
      }
    }
  }
}

void ReachRun::open(GuardId guard) {
  if (isOpen_[guard.index()]) return;
  isOpen_[guard.index()] = true;
  done_.push_back({true, static_cast<std::uint32_t>(guard.index())});
  satisfied(rules_.using_(guard));
  settle();
}

void ReachRun::conclude(FactId fact) {
  if (holds_[fact.index()]) return;
  holds_[fact.index()] = true;
  waiting_.push_back(fact);
}

void ReachRun::settle() {
  while (!waiting_.empty()) {
    const FactId fact = waiting_.back();
    waiting_.pop_back();
    done_.push_back({false, static_cast<std::uint32_t>(fact.index())});
    satisfied(rules_.using_(fact));
  }
}

void ReachRun::satisfied(const std::vector<std::uint32_t>& rules) {
  for (const std::uint32_t place : rules) {
    const FactId conclusion = rules_.rules()[place].conclusion;
    if (relevant_[conclusion.index()] && --missing_[place] == 0) conclude(conclusion);
  }
}

void ReachRun::unsatisfied(const std::vector<std::uint32_t>& rules) {
  for (const std::uint32_t place : rules) {
    if (relevant_[rules_.rules()[place].conclusion.index()]) ++missing_[place];
  }
}

void ReachRun::undo(std::size_t to) {
  while (done_.size() > to) {
    const Step step = done_.back();
    done_.pop_back();
    if (step.isGuard) {
      isOpen_[step.index] = false;
      unsatisfied(rules_.using_(GuardId(step.index)));
    } else {
      holds_[step.index] = false;
      unsatisfied(rules_.using_(FactId(step.index)));
    }
  }
}

}  // namespace dyetrace
