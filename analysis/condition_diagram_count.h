#pragma once

// What a diagram keeps while it counts; for its own files only.

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include <boost/multiprecision/cpp_int.hpp>

#include "analysis/condition_diagram.h"

namespace dyetrace {

/// How many of all assignments of the counted digits are valid and lead from a node to what holds,
/// without making a node for what is both; what conditions have in common is counted once. Nodes
/// that a collection gave back may come again as others: then nothing is known any more.
class ConditionDiagram::Counting {
 public:
  explicit Counting(const ConditionDiagram& owner) : owner_(owner) {
    // Settings that are hidden have their variables too, but no diagram asks for them: their digits
    // are not counted.
    std::size_t counted = 0;
    for (const Digits& digits : owner.digits_) {
      if (owner.placeOf(digits.setting) != kOutside) counted += digits.count;
    }
    all_ = BigNumber(1) << counted;
  }

  Count of(Node a) {
    if (collections_ != DecisionDiagrams::collections()) known_.clear();
    collections_ = DecisionDiagrams::collections();
    const BigNumber& count = ofBoth(a, owner_.valid_.node());
    return {count.str(), count.convert_to<double>()};
  }

 private:
  using BigNumber = boost::multiprecision::cpp_int;

  /// After it, the digit that is asked for first does not matter: of what holds after one of its
  /// values, half has that value.
  const BigNumber& ofBoth(Node a, Node valid) {
    if (a == DecisionDiagrams::kNever || valid == DecisionDiagrams::kNever) return none_;
    if (DecisionDiagrams::isConstant(a) && DecisionDiagrams::isConstant(valid)) return all_;
    const std::uint64_t key = std::uint64_t{a} << 32 | valid;
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
    const DecisionDiagrams& diagrams = owner_.diagrams_;
    const std::size_t askedOfA = diagrams.variableOf(a);
    const std::size_t askedOfValid = diagrams.variableOf(valid);
    const bool stays = askedOfA > askedOfValid;
    const bool validStays = askedOfValid > askedOfA;
    BigNumber half = ofBoth(stays ? a : diagrams.low(a), validStays ? valid : diagrams.low(valid));
    half += ofBoth(stays ? a : diagrams.high(a), validStays ? valid : diagrams.high(valid));
    half >>= 1;
    return known_.emplace(key, std::move(half)).first->second;
  }

  const ConditionDiagram& owner_;
  const BigNumber none_ = 0;
  BigNumber all_;
  std::uint64_t collections_ = 0;
  std::unordered_map<std::uint64_t, BigNumber> known_;  ///< By both nodes.
};

}  // namespace dyetrace
