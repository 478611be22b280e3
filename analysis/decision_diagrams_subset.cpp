#include <algorithm>
#include <cstdint>

#include "analysis/condition.h"
#include "analysis/decision_diagrams.h"
#include "analysis/number_map.h"

namespace dyetrace {
namespace {

/// Walks both diagrams side by side until something is in the first alone. Conditions differ most
/// in what is switched on, so that is looked at first.
class SubsetWalk {
 public:
  using Node = DecisionDiagrams::Node;

  SubsetWalk(const DecisionDiagrams& diagrams, std::size_t limit)
      : diagrams_(diagrams), limit_(limit) {}

  bool isSubset(Node a, Node b) {
    if (a == b || a == DecisionDiagrams::kNever || b == DecisionDiagrams::kAlways) return true;
    if (a == DecisionDiagrams::kAlways || b == DecisionDiagrams::kNever) return false;
    const std::uint64_t both = std::uint64_t{a} << 32 | b;
    if (seen_.find(both) != nullptr) return true;
    if (++pairs_ > limit_) throw OutOfBudget();
    seen_.add(both, {});
    const std::size_t first = diagrams_.variableOf(a);
    const std::size_t second = diagrams_.variableOf(b);
    const bool stepsInA = first <= second;
    const bool stepsInB = second <= first;
    return isSubset(stepsInA ? diagrams_.high(a) : a, stepsInB ? diagrams_.high(b) : b) &&
           isSubset(stepsInA ? diagrams_.low(a) : a, stepsInB ? diagrams_.low(b) : b);
  }

  std::size_t pairs() const { return pairs_; }

 private:
  struct Nothing {};

  const DecisionDiagrams& diagrams_;
  std::size_t limit_;
  std::size_t pairs_ = 0;
  NumberMap<Nothing> seen_;  ///< By both nodes. The walk ends where one of them is no subset.
};

}  // namespace

bool DecisionDiagrams::subset(Node a, Node b) {
  SubsetWalk walk(*this, std::min(budget_.nodes, budget_.made - made_));
  const bool is = walk.isSubset(a, b);
  made_ += walk.pairs();
  return is;
}

}  // namespace dyetrace
