#pragma once

// Reduced ordered decision diagrams (Bryant 1986) over variables of their owner, by BuDDy, which
// shows nowhere else.
//
// BuDDy keeps one table of nodes for the whole process. Every DecisionDiagrams takes variables of
// its own in it and gives them back when it ends; the table comes with the first owner and goes
// with the last. So any number may live at a time, in one thread, or one after another, and none
// of them notices the others. Equal functions of one owner are equal nodes.
//
//   DecisionDiagrams diagrams(2, {});
//   const DecisionDiagram both = diagrams.both(diagrams.variable(0), diagrams.variable(1));
//   diagrams.low(both.node()) == DecisionDiagrams::kNever;
//
// An operation that does not fit the budget throws OutOfBudget; everything computed before stays
// valid. Variables are numbered in the order in which the diagrams ask for them.

#include <cstdint>
#include <span>
#include <vector>

/// BuDDy's.
struct s_bddPair;

namespace dyetrace {

struct DiagramBudget {
  std::size_t nodes = 2'000'000;  ///< Alive at a time, and one operation's intermediate results.
  std::size_t made = 20'000'000;  ///< Nodes made by all operations of this owner together.
};

class DecisionDiagrams;

/// A node that stays as long as somebody holds it.
class DecisionDiagram {
 public:
  using Node = std::uint32_t;

  DecisionDiagram(DecisionDiagrams& owner, Node node);
  DecisionDiagram(const DecisionDiagram& other);
  DecisionDiagram(DecisionDiagram&& other) noexcept;
  DecisionDiagram& operator=(DecisionDiagram other) noexcept;
  ~DecisionDiagram();

  Node node() const { return node_; }
  /// Leaves the caller to release it.
  Node take();
  bool operator==(const DecisionDiagram& other) const { return node_ == other.node_; }

 private:
  DecisionDiagrams* owner_;
  Node node_;
};

/// Which functions stand for the variables of another owner. Ends before either owner does.
class DiagramSubstitution {
 public:
  explicit DiagramSubstitution(const DecisionDiagrams& from);
  ~DiagramSubstitution();
  DiagramSubstitution(const DiagramSubstitution&) = delete;
  DiagramSubstitution& operator=(const DiagramSubstitution&) = delete;

  void put(std::size_t variable, const DecisionDiagram& function);

 private:
  friend class DecisionDiagrams;
  const DecisionDiagrams& from_;
  s_bddPair* pairs_;
};

class DecisionDiagrams {
 public:
  using Node = DecisionDiagram::Node;
  static constexpr Node kNever = 0;
  static constexpr Node kAlways = 1;

  DecisionDiagrams(std::size_t variables, const DiagramBudget& budget);
  ~DecisionDiagrams();
  DecisionDiagrams(const DecisionDiagrams&) = delete;
  DecisionDiagrams& operator=(const DecisionDiagrams&) = delete;

  /// From now on.
  void limit(const DiagramBudget& budget);
  DiagramBudget budgetLeft() const { return {budget_.nodes, budget_.made - made_}; }

  DecisionDiagram never() { return {*this, kNever}; }
  DecisionDiagram always() { return {*this, kAlways}; }
  DecisionDiagram variable(std::size_t variable);
  DecisionDiagram both(Node a, Node b);
  DecisionDiagram either(Node a, Node b);
  /// Of `a`, what is not in `b`.
  DecisionDiagram without(Node a, Node b);
  DecisionDiagram complement(Node a);
  /// A function that equals `a` wherever `care` holds (the generalised cofactor of Coudert, Berthet
  /// and Madre 1989): the same for all that do, and none of the operations above has to be followed
  /// by another constrain. `care` must hold somewhere.
  DecisionDiagram constrain(Node a, Node care);
  DecisionDiagram choose(Node condition, Node then, Node otherwise);
  /// A diagram of another owner, all of whose variables are substituted.
  DecisionDiagram composed(Node a, const DiagramSubstitution& functions);
  /// The same where every function is one variable, and these stand in the order of those that they
  /// are substituted for.
  DecisionDiagram renamed(Node a, const DiagramSubstitution& variables);
  /// The conjunction of variables, for exists().
  DecisionDiagram allOf(std::span<const std::size_t> variables);
  /// Whatever some values of these variables lead into.
  DecisionDiagram exists(Node a, Node variables);
  /// Whether all of `a` is in `b`. Makes no node; the pairs of nodes that it looks at count as
  /// made.
  bool subset(Node a, Node b);

  DecisionDiagram both(const DecisionDiagram& a, const DecisionDiagram& b) {
    return both(a.node(), b.node());
  }
  DecisionDiagram either(const DecisionDiagram& a, const DecisionDiagram& b) {
    return either(a.node(), b.node());
  }
  DecisionDiagram without(const DecisionDiagram& a, const DecisionDiagram& b) {
    return without(a.node(), b.node());
  }
  DecisionDiagram complement(const DecisionDiagram& a) { return complement(a.node()); }

  static bool isConstant(Node node) { return node <= kAlways; }
  /// The variable that a node asks for; the number of all for a constant.
  std::size_t variableOf(Node node) const;
  /// Of a node that is not constant: where the values of that variable lead.
  Node low(Node node) const;
  Node high(Node node) const;

  /// How often nodes that nobody held were given back: as long as it stays the same, a node means
  /// the same whether somebody holds it or not.
  static std::uint64_t collections();

  void retain(Node node);
  void release(Node node);

 private:
  friend class DiagramSubstitution;
  enum class Call { both, either, without, complement, constrain, choose, exists, compose, rename };
  DecisionDiagram run(Call call, Node first, Node second = kNever, Node third = kNever,
                      s_bddPair* pairs = nullptr);

  std::size_t variables_;
  std::size_t first_ = 0;  ///< The first of its variables among all.
  DiagramBudget budget_;
  std::size_t made_ = 0;
};

}  // namespace dyetrace
