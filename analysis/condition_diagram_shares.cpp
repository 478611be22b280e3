#include <cstdint>
#include <vector>

#include "analysis/condition_diagram.h"
#include "analysis/number_map.h"
#include "analysis/valid_ways.h"

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
    if (a == DecisionDiagrams::kNever) return 0;
    const std::size_t asked = owner_.rank(a);
    double sum = 0;
    forEachUpTo(valid, asked, [&](Node node, double share) {
      sum += share * (DecisionDiagrams::isConstant(a) ? 1 : ofAsked(a, asked, node));
    });
    return sum;
  }

  /// The same where the condition is asked first.
  double ofAsked(Node a, std::size_t asked, Node valid) {
    const std::uint64_t key = std::uint64_t{a} << 32 | valid;
    if (const double* known = known_.find(key)) return *known;
    const Digits& digits = owner_.digits_[asked];
    double sum = 0;
    forEachOption(digits, [&](std::size_t option, double share) {
      sum += share * ofBoth(owner_.follow(a, digits, option), owner_.follow(valid, digits, option));
    });
    known_.add(key, sum);
    return sum;
  }

  template <class Visit>
  void forEachUpTo(Node valid, std::size_t rank, const Visit& visit) {
    ways_.forEach(
        valid, rank, [&](Node node) { return owner_.rank(node); },
        [&](Node node, const auto& visitStep) {
          const Digits& digits = owner_.digitsAsked(node);
          forEachOption(digits, [&](std::size_t option, double share) {
            visitStep(owner_.follow(node, digits, option), share);
          });
        },
        visit);
  }

  template <class Visit>
  void forEachOption(const Digits& digits, const Visit& visit) const {
    for (std::size_t option = 0; option < digits.options; ++option) {
      const double share = shares_[digits.setting.index()][option];
      if (share > 0) visit(option, share);
    }
  }

  const ConditionDiagram& owner_;
  const OptionShares shares_;
  std::uint64_t collections_ = 0;
  NumberMap<double> known_;  ///< By both nodes.
  ValidWays<double> ways_;
};

std::unique_ptr<ConditionWeighing> ConditionDiagram::weighing(const OptionShares& shares) {
  if (!scope().hidden.empty()) throw OutOfBudget();
  return std::make_unique<Weighing>(*this, shares);
}

}  // namespace dyetrace
