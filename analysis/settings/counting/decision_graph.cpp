#include "analysis/settings/counting/decision_graph.h"

#include <cmath>

namespace dyetrace {
namespace {

/// a / b, of numbers too large for a double.
double ratioOf(const BigCount& a, const BigCount& b) {
  constexpr unsigned kDigits = 62;
  if (a == 0) return 0;
  const auto scaled = [](const BigCount& number) {
    const auto bits = static_cast<unsigned>(msb(number)) + 1;
    const unsigned drop = bits > kDigits ? bits - kDigits : 0;
    return std::pair(static_cast<double>(static_cast<std::uint64_t>(number >> drop)),
                     static_cast<int>(drop));
  };
  const auto [above, aboveDropped] = scaled(a);
  const auto [below, belowDropped] = scaled(b);
  return std::ldexp(above / below, aboveDropped - belowDropped);
}

}  // namespace

DecisionGraph::DecisionGraph() {
  add({});
  const Branch nothing;
  add(std::span(&nothing, 1));
}

DecisionGraph::Node DecisionGraph::add(std::span<const Branch> branches) {
  for (const Branch& branch : branches) {
    literals_.insert(literals_.end(), branch.literals.begin(), branch.literals.end());
    free_.insert(free_.end(), branch.free.begin(), branch.free.end());
    parts_.insert(parts_.end(), branch.parts.begin(), branch.parts.end());
    branches_.push_back({literals_.size(), free_.size(), parts_.size()});
  }
  nodes_.push_back(branches_.size());
  return static_cast<Node>(nodes_.size() - 1);
}

DecisionGraph::BranchView DecisionGraph::view(std::size_t branch) const {
  const Ends begin = branch == 0 ? Ends{} : branches_[branch - 1];
  const Ends end = branches_[branch];
  return {std::span(literals_).subspan(begin.literals, end.literals - begin.literals),
          std::span(free_).subspan(begin.free, end.free - begin.free),
          std::span(parts_).subspan(begin.parts, end.parts - begin.parts)};
}

/// How often each node is a part of one that the root needs.
std::vector<std::uint32_t> DecisionGraph::usesBelow(Node root) const {
  std::vector<std::uint32_t> uses(nodes_.size(), 0);
  uses[root] = 1;
  for (Node node = root + 1; node-- > 0;) {
    if (uses[node] == 0) continue;
    for (std::size_t branch = firstBranch(node); branch < nodes_[node]; ++branch) {
      for (const Node part : view(branch).parts) ++uses[part];
    }
  }
  return uses;
}

/// Parts come before what they are part of. A number is forgotten once nothing needs it any more:
/// all of them together would be large.
DecisionGraph::Pass DecisionGraph::upward(Node root) const {
  std::vector<std::uint32_t> uses = usesBelow(root);
  std::vector<BigCount> counts(root + 1);
  Pass pass;
  pass.ratios.assign(branches_.size(), 0);
  std::vector<BigCount> ofBranches;
  for (Node node = 0; node <= root; ++node) {
    if (uses[node] == 0) continue;
    ofBranches.clear();
    for (std::size_t branch = firstBranch(node); branch < nodes_[node]; ++branch) {
      const BranchView seen = view(branch);
      BigCount count = 1;
      for (const Node part : seen.parts) {
        count *= counts[part];
        if (--uses[part] == 0) counts[part] = BigCount();
      }
      count <<= seen.free.size();
      counts[node] += count;
      ofBranches.push_back(std::move(count));
    }
    for (std::size_t i = 0; i < ofBranches.size(); ++i)
      pass.ratios[firstBranch(node) + i] = ratioOf(ofBranches[i], counts[node]);
  }
  pass.count = counts[root];
  return pass;
}

BigCount DecisionGraph::count(Node root) const {
  return upward(root).count;
}

std::vector<double> DecisionGraph::shares(Node root, std::size_t variables) const {
  const std::vector<double> ratios = upward(root).ratios;
  std::vector<double> shares(variables, 0);
  std::vector<double> reached(root + 1, 0);
  reached[root] = 1;
  for (Node node = root + 1; node-- > 0;) {
    if (reached[node] == 0) continue;
    for (std::size_t branch = firstBranch(node); branch < nodes_[node]; ++branch) {
      const double here = reached[node] * ratios[branch];
      const BranchView seen = view(branch);
      for (const Literal literal : seen.literals) {
        if (literal.positive()) shares[literal.variable()] += here;
      }
      for (const std::uint32_t variable : seen.free) shares[variable] += here / 2;
      for (const Node part : seen.parts) reached[part] += here;
    }
  }
  return shares;
}

}  // namespace dyetrace
