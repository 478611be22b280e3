#pragma once

// Propositional formulas in clauses: the common language of the settings' formula, the search for a
// configuration and the count of them all.
//
// A Literal is a variable or its negation; variables are numbered from zero. Clauses only grow.
//
//   Clauses clauses;
//   const Literal a = clauses.newVariable();
//   const Literal b = clauses.newVariable();
//   clauses.add({!a, b});  // a implies b

#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

namespace dyetrace {

class Literal {
 public:
  constexpr Literal() = default;
  constexpr explicit Literal(std::size_t variable, bool positive = true)
      : code_(static_cast<std::uint32_t>(2 * variable + (positive ? 0 : 1))) {}
  static constexpr Literal fromCode(std::size_t code) { return Literal(code / 2, code % 2 == 0); }

  constexpr std::size_t variable() const { return code_ / 2; }
  constexpr bool positive() const { return code_ % 2 == 0; }
  /// Dense, for tables by literal: a variable's two literals are neighbours.
  constexpr std::size_t code() const { return code_; }
  constexpr Literal operator!() const { return Literal(variable(), !positive()); }
  constexpr auto operator<=>(const Literal&) const = default;

 private:
  std::uint32_t code_ = 0;
};

class Clauses {
 public:
  Literal newVariable() { return Literal(variables_++); }
  std::size_t variables() const { return variables_; }

  /// Of no literals: nothing holds any more.
  void add(std::span<const Literal> clause) {
    literals_.insert(literals_.end(), clause.begin(), clause.end());
    ends_.push_back(literals_.size());
  }
  void add(std::initializer_list<Literal> clause) {
    add(std::span<const Literal>(clause.begin(), clause.size()));
  }

  std::size_t size() const { return ends_.size(); }
  std::span<const Literal> operator[](std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return {literals_.data() + begin, ends_[index] - begin};
  }
  /// Literals in all clauses together.
  std::size_t length() const { return literals_.size(); }

 private:
  std::size_t variables_ = 0;
  std::vector<Literal> literals_;
  std::vector<std::size_t> ends_;
};

}  // namespace dyetrace
