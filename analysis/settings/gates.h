#pragma once

// Clauses with literals that stand for a formula of other literals (Tseitin 1968). Each is defined
// in both directions: an assignment of what it speaks of leaves it one value, so that gates never
// change how many solutions there are. Equal gates are made once.
//
//   Gates gates;
//   const Literal a = gates.newVariable();
//   const Literal b = gates.newVariable();
//   gates.require({gates.between({1, 1}, {a, b})});

#include <initializer_list>
#include <span>
#include <unordered_map>
#include <vector>

#include "analysis/settings/clauses.h"
#include "model/guard.h"

namespace dyetrace {

class Gates {
 public:
  Literal newVariable() { return clauses_.newVariable(); }
  /// One of the literals must hold.
  void require(std::span<const Literal> clause) { clauses_.add(clause); }
  void require(std::initializer_list<Literal> clause) { clauses_.add(clause); }
  const Clauses& clauses() const { return clauses_; }

  /// The literal that holds in every solution.
  Literal always();
  bool isAlways(Literal literal) const { return hasAlways_ && literal == always_; }
  bool isNever(Literal literal) const { return hasAlways_ && literal == !always_; }
  Literal conjunction(std::vector<Literal> literals);
  Literal disjunction(std::vector<Literal> literals);
  Literal equivalence(Literal left, Literal right);
  Literal atLeast(std::size_t least, std::vector<Literal> literals);
  Literal between(Guard::Bounds bounds, const std::vector<Literal>& literals);

 private:
  struct HashOfLiterals {
    std::size_t operator()(const std::vector<Literal>& literals) const noexcept;
  };
  using Known = std::unordered_map<std::vector<Literal>, Literal, HashOfLiterals>;

  Literal counted(std::size_t least, const std::vector<Literal>& literals);
  std::vector<Literal> sumOf(const std::vector<Literal>& literals);

  Clauses clauses_;
  Known conjunctions_;
  Known equivalences_;
  Literal always_{};
  bool hasAlways_ = false;
};

}  // namespace dyetrace
