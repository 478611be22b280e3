#pragma once

// What a count was taken apart into: a d-DNNF in which every branching decides a variable (Darwiche
// 2002). Each node stands for the solutions of some clauses over some variables, as branches that
// exclude one another; a branch fixes literals, leaves variables free and joins parts that share no
// variable. The number of solutions and the share of them in which a variable holds take one pass.
//
//   DecisionGraph graph;
//   const auto node = graph.add({{{a}, {}, {}}, {{!a}, {b.variable()}, {}}});
//   graph.count(node);      // 3
//   graph.shares(node, 2);  // a holds in a third of them, b in half

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

#include "analysis/settings/clauses.h"

namespace dyetrace {

using BigCount =
    boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>,
                                  boost::multiprecision::expression_template_option::et_off>;

class DecisionGraph {
 public:
  using Node = std::uint32_t;
  static constexpr Node kNever = 0;   ///< No solution.
  static constexpr Node kAlways = 1;  ///< One, of no variables.

  struct Branch {
    std::vector<Literal> literals{};
    std::vector<std::uint32_t> free{};  ///< Variables that may have either value.
    std::vector<Node> parts{};
  };

  DecisionGraph();

  Node add(std::span<const Branch> branches);
  std::size_t nodes() const { return nodes_.size(); }
  /// Everything that the branches list.
  std::size_t length() const { return literals_.size() + free_.size() + parts_.size(); }

  BigCount count(Node root) const;
  /// For each variable, the share of solutions in which it holds. The root must have a solution.
  std::vector<double> shares(Node root, std::size_t variables) const;

 private:
  /// Where lists end; they begin where those of the one before end.
  struct Ends {
    std::size_t literals = 0;
    std::size_t free = 0;
    std::size_t parts = 0;
  };
  struct BranchView {
    std::span<const Literal> literals{};
    std::span<const std::uint32_t> free{};
    std::span<const Node> parts{};
  };
  /// The number of solutions of the root, and which part of a node's solutions each branch has.
  struct Pass {
    BigCount count{};
    std::vector<double> ratios{};
  };

  std::span<const Ends> branchesOf(Node node) const;
  BranchView view(std::size_t branch) const;
  std::size_t firstBranch(Node node) const { return node == 0 ? 0 : nodes_[node - 1]; }
  std::vector<std::uint32_t> usesBelow(Node root) const;
  Pass upward(Node root) const;

  std::vector<std::size_t> nodes_{};  ///< Where each one's branches end.
  std::vector<Ends> branches_{};
  std::vector<Literal> literals_{};
  std::vector<std::uint32_t> free_{};
  std::vector<Node> parts_{};
};

}  // namespace dyetrace
