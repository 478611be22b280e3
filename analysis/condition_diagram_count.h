#pragma once

// What a diagram keeps while it counts; for its own files only.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

#include "analysis/condition_diagram.h"

namespace dyetrace {

/// How many valid configurations lead from each node to what holds, without making a node for what
/// is both; what conditions have in common is counted once. Nodes that a collection gave back may
/// come again as others: then nothing is known any more.
class ConditionDiagram::Counting {
 public:
  explicit Counting(const ConditionDiagram& owner) : owner_(owner) {
    // Settings that are hidden have their variables too, but no diagram asks for them: their digits
    // are not counted.
    for (const std::size_t digits : owner.digitsOfVariable_) {
      const bool counts = owner.placeOf(owner.digits_[digits].setting) != kOutside;
      countedBefore_.push_back(countedBefore_.back() + (counts ? 1 : 0));
    }
  }

  Count of(Node a) {
    if (collections_ != DecisionDiagrams::collections()) known_.clear();
    collections_ = DecisionDiagrams::collections();
    const Node valid = owner_.valid_.node();
    const BigNumber count = ofBoth(a, valid) << counted(a, valid);
    return {count.str(), count.convert_to<double>()};
  }

 private:
  using BigNumber = boost::multiprecision::cpp_int;

  std::size_t counted(Node node) const {
    return DecisionDiagrams::isConstant(node) ? countedBefore_.back()
                                              : countedBefore_[owner_.diagrams_.variableOf(node)];
  }
  /// Digits before the first that either node asks for.
  std::size_t counted(Node a, Node valid) const { return std::min(counted(a), counted(valid)); }

  /// Where a value of the first digit that either node asks for leads from one of them.
  Node follow(Node node, std::size_t asked, bool one) const {
    if (DecisionDiagrams::isConstant(node) || counted(node) != asked) return node;
    return one ? owner_.diagrams_.high(node) : owner_.diagrams_.low(node);
  }

  BigNumber ofBoth(Node a, Node valid) {
    if (a == DecisionDiagrams::kNever || valid == DecisionDiagrams::kNever) return 0;
    if (DecisionDiagrams::isConstant(a) && DecisionDiagrams::isConstant(valid)) return 1;
    const std::uint64_t key = std::uint64_t{a} << 32 | valid;
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
    const std::size_t asked = counted(a, valid);
    BigNumber sum = 0;
    for (const bool one : {false, true}) {
      const Node nextA = follow(a, asked, one);
      const Node nextValid = follow(valid, asked, one);
      sum += ofBoth(nextA, nextValid) << (counted(nextA, nextValid) - asked - 1);
    }
    return known_.emplace(key, std::move(sum)).first->second;
  }

  const ConditionDiagram& owner_;
  std::vector<std::size_t> countedBefore_{0};  ///< By variable: digits that are counted before it.
  std::uint64_t collections_ = 0;
  std::unordered_map<std::uint64_t, BigNumber> known_;  ///< By both nodes.
};

}  // namespace dyetrace
