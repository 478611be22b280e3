#pragma once

// What a diagram keeps while it counts; for its own files only.

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

#include "analysis/condition_diagram.h"

namespace dyetrace {

/// How many configurations lead from each node to what holds; what conditions have in common is
/// counted once. Nodes that a collection gave back may come again as others: then nothing is known
/// any more.
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

  Count of(Node members) {
    if (collections_ != DecisionDiagrams::collections()) known_.clear();
    collections_ = DecisionDiagrams::collections();
    const BigNumber count = from(members) << counted(members);
    return {count.str(), count.convert_to<double>()};
  }

 private:
  using BigNumber = boost::multiprecision::cpp_int;

  std::size_t counted(Node node) const {
    return DecisionDiagrams::isConstant(node) ? countedBefore_.back()
                                              : countedBefore_[owner_.diagrams_.variableOf(node)];
  }

  BigNumber from(Node node) {
    if (DecisionDiagrams::isConstant(node)) return node == DecisionDiagrams::kAlways ? 1 : 0;
    const auto found = known_.find(node);
    if (found != known_.end()) return found->second;
    BigNumber sum = 0;
    for (const Node next : {owner_.diagrams_.low(node), owner_.diagrams_.high(node)}) {
      sum += from(next) << (counted(next) - counted(node) - 1);
    }
    return known_.emplace(node, std::move(sum)).first->second;
  }

  const ConditionDiagram& owner_;
  std::vector<std::size_t> countedBefore_{0};  ///< By variable: digits that are counted before it.
  std::uint64_t collections_ = 0;
  std::unordered_map<Node, BigNumber> known_;
};

}  // namespace dyetrace
