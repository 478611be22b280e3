#pragma once

// What a diagram keeps while it counts; for its own files only.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

#include "analysis/condition_diagram.h"
#include "analysis/valid_ways.h"

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
    const BigNumber count = ofBoth(a, owner_.valid_.node());
    return {count.str(), count.convert_to<double>()};
  }

 private:
  using BigNumber = boost::multiprecision::cpp_int;
  /// A number, halved so many times.
  struct Part {
    explicit Part(int whole = 0) : number(whole) {}
    BigNumber number;
    std::size_t halvings = 0;

    Part operator*(Part other) const {
      other.number *= number;
      other.halvings += halvings;
      return other;
    }
    Part& operator+=(const Part& other) {
      const std::size_t most = std::max(halvings, other.halvings);
      number = (number << (most - halvings)) + (other.number << (most - other.halvings));
      halvings = most;
      return *this;
    }
  };

  /// After it, the digit that is asked for first does not matter: of what holds after one of its
  /// values, half has that value.
  BigNumber ofBoth(Node a, Node valid) {
    if (a == DecisionDiagrams::kNever) return 0;
    BigNumber sum = 0;
    for (const auto& [node, part] : upTo(valid, owner_.diagrams_.variableOf(a))) {
      const BigNumber& whole = DecisionDiagrams::isConstant(a) ? all_ : ofAsked(a, node);
      sum += part.halvings == 0 ? whole : BigNumber((whole * part.number) >> part.halvings);
    }
    return sum;
  }

  /// The same where the condition is asked first.
  const BigNumber& ofAsked(Node a, Node valid) {
    const std::uint64_t key = std::uint64_t{a} << 32 | valid;
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
    const DecisionDiagrams& diagrams = owner_.diagrams_;
    const bool stays = diagrams.variableOf(valid) > diagrams.variableOf(a);
    BigNumber half = ofBoth(diagrams.low(a), stays ? valid : diagrams.low(valid));
    half += ofBoth(diagrams.high(a), stays ? valid : diagrams.high(valid));
    half >>= 1;
    return known_.emplace(key, std::move(half)).first->second;
  }

  const std::vector<ValidWays<Part>::Reached>& upTo(Node valid, std::size_t variable) {
    const DecisionDiagrams& diagrams = owner_.diagrams_;
    return ways_.upTo(
        valid, variable, [&](Node node) { return diagrams.variableOf(node); },
        [&](Node node, const auto& visit) {
          Part half(1);
          half.halvings = 1;
          visit(diagrams.low(node), half);
          visit(diagrams.high(node), half);
        });
  }

  const ConditionDiagram& owner_;
  BigNumber all_;
  std::uint64_t collections_ = 0;
  std::unordered_map<std::uint64_t, BigNumber> known_;  ///< By both nodes.
  ValidWays<Part> ways_;
};

}  // namespace dyetrace
