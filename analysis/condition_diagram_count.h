#pragma once

// What a diagram keeps while it counts; for its own files only.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include <boost/multiprecision/cpp_int.hpp>

#include "analysis/condition_diagram.h"
#include "analysis/valid_ways.h"

namespace dyetrace {

/// How many configurations are in a condition.
class ConditionDiagram::Counting {
 public:
  virtual ~Counting() = default;
  virtual Count of(Node a) = 0;
};

/// How many of all assignments of the counted digits are valid and lead from a node to what holds,
/// without making a node for what is both; what conditions have in common is counted once. Nodes
/// that a collection gave back may come again as others: then nothing is known any more. A number
/// holds two to the power of the digits.
template <class Number>
class ConditionDiagram::CountingIn : public ConditionDiagram::Counting {
 public:
  CountingIn(const ConditionDiagram& owner, std::size_t digits)
      : owner_(owner), all_(Number(1) << digits) {}

  Count of(Node a) override {
    if (collections_ != DecisionDiagrams::collections()) known_.clear();
    collections_ = DecisionDiagrams::collections();
    const Number count = ofBoth(a, owner_.valid_.node());
    return {count.str(), count.template convert_to<double>()};
  }

 private:
  /// A number, halved so many times.
  struct Part {
    explicit Part(int whole = 0) : number(whole) {}
    Number number;
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

  /// After it, the digits that are asked for first do not matter: of what holds after one of their
  /// values, an equal part has that value.
  Number ofBoth(Node a, Node valid) {
    if (a == DecisionDiagrams::kNever) return 0;
    Number sum = 0;
    const std::size_t asked = owner_.diagrams_.variableOf(a);
    forEachUpTo(valid, asked, [&](Node node, const Part& part) {
      const Number whole = DecisionDiagrams::isConstant(a) ? all_ : ofAsked(a, asked, node);
      sum += part.halvings == 0 ? whole : Number((whole >> part.halvings) * part.number);
    });
    return sum;
  }

  /// The same where the condition is asked first.
  Number ofAsked(Node a, std::size_t asked, Node valid) {
    const std::uint64_t key = std::uint64_t{a} << 32 | valid;
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
    const DecisionDiagrams& diagrams = owner_.diagrams_;
    const bool stays = diagrams.variableOf(valid) > asked;
    Number half = ofBoth(diagrams.low(a), stays ? valid : diagrams.low(valid));
    half += ofBoth(diagrams.high(a), stays ? valid : diagrams.high(valid));
    half >>= 1;
    known_.emplace(key, half);
    return half;
  }

  template <class Visit>
  void forEachUpTo(Node valid, std::size_t variable, const Visit& visit) {
    const DecisionDiagrams& diagrams = owner_.diagrams_;
    ways_.forEach(
        valid, variable, [&](Node node) { return diagrams.variableOf(node); },
        [&](Node node, const auto& visitStep) {
          Part half(1);
          half.halvings = 1;
          visitStep(diagrams.low(node), half);
          visitStep(diagrams.high(node), half);
        },
        visit);
  }

  const ConditionDiagram& owner_;
  Number all_;
  std::uint64_t collections_ = 0;
  std::unordered_map<std::uint64_t, Number> known_;  ///< By both nodes.
  ValidWays<Part> ways_;
};

}  // namespace dyetrace
