#include <algorithm>
#include <cstdint>

#include "analysis/condition_diagram.h"
#include "analysis/number_map.h"

namespace dyetrace {

/// Nodes that a collection gave back may come again as others: then nothing is known any more.
class ConditionDiagram::Weighing : public ConditionWeighing {
 public:
  Weighing(const ConditionDiagram& owner, const OptionShares& shares)
      : owner_(owner), shares_(shares) {}

  double of(Handle a) override {
    if (collections_ != DecisionDiagrams::collections()) known_.clear();
    collections_ = DecisionDiagrams::collections();
    const Node valid = owner_.valid_.node();
    const double all = ofBoth(DecisionDiagrams::kAlways, valid);
    return all > 0 ? ofBoth(a, valid) / all : 0;
  }

 private:
  /// The probability of what is in a condition and valid, if the options of each setting are chosen
  /// independently.
  double ofBoth(Node a, Node valid) {
    if (a == DecisionDiagrams::kNever || valid == DecisionDiagrams::kNever) return 0;
    if (DecisionDiagrams::isConstant(a) && DecisionDiagrams::isConstant(valid)) return 1;
    const std::uint64_t key = std::uint64_t{a} << 32 | valid;
    if (const double* known = known_.find(key)) return *known;
    const Digits& digits = owner_.digits_[std::min(owner_.rank(a), owner_.rank(valid))];
    double sum = 0;
    for (std::size_t option = 0; option < digits.options; ++option) {
      const double share = shares_[digits.setting.index()][option];
      if (share > 0)
        sum +=
            share * ofBoth(owner_.follow(a, digits, option), owner_.follow(valid, digits, option));
    }
    known_.add(key, sum);
    return sum;
  }

  const ConditionDiagram& owner_;
  const OptionShares shares_;
  std::uint64_t collections_ = 0;
  NumberMap<double> known_;  ///< By both nodes.
};

std::unique_ptr<ConditionWeighing> ConditionDiagram::weighing(const OptionShares& shares) {
  if (!scope().hidden.empty()) throw OutOfBudget();
  return std::make_unique<Weighing>(*this, shares);
}

}  // namespace dyetrace
