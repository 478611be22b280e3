#pragma once

// A partial assignment of clauses that grows by decisions and what follows from them alone, and is
// taken back to an earlier state. Two literals of each long clause are watched (Moskewicz et al.,
// "Chaff", 2001); clauses of two literals are lists of implications.
//
//   Propagation assigned(clauses);
//   const std::size_t before = assigned.trail().size();
//   if (!assigned.decide(literal)) …;  // contradicts a clause
//   assigned.backTo(before);

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/settings/clauses.h"

namespace dyetrace {

class Propagation {
 public:
  /// Every clause has at least two literals. It is copied.
  explicit Propagation(const Clauses& clauses);

  bool holds(Literal literal) const { return value_[literal.code()] > 0; }
  bool fails(Literal literal) const { return value_[literal.code()] < 0; }
  bool assigned(std::size_t variable) const { return value_[2 * variable] != 0; }
  /// In the order in which they came to hold.
  std::span<const Literal> trail() const { return trail_; }

  /// Makes it hold with all that follows; false if that contradicts a clause. Then only going back
  /// is allowed.
  bool decide(Literal literal);
  void backTo(std::size_t size);

  /// Literals that must hold if this one does, by clauses of two.
  std::span<const Literal> impliedBy(Literal literal) const { return implied_[literal.code()]; }
  std::size_t variables() const { return value_.size() / 2; }
  std::size_t longClauses() const { return begins_.size() - 1; }
  std::span<const Literal> longClause(std::size_t clause) const {
    return {literals_.data() + begins_[clause], begins_[clause + 1] - begins_[clause]};
  }

  /// Clauses looked at so far.
  std::uint64_t effort() const { return effort_; }

 private:
  struct Watch {
    std::uint32_t clause = 0;
    Literal other{};  ///< If this one holds, the clause needs no look.
  };

  void set(Literal literal);
  bool followImplications(Literal literal);
  bool followWatches(Literal literal);
  bool moveWatch(Watch watch, Literal from);

  std::vector<std::int8_t> value_;
  std::vector<Literal> trail_;
  std::size_t followed_ = 0;
  std::vector<std::vector<Literal>> implied_;
  std::vector<Literal> literals_;
  std::vector<std::size_t> begins_{0};
  std::vector<std::vector<Watch>> watches_;
  std::uint64_t effort_ = 0;
};

}  // namespace dyetrace
