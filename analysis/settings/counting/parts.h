#pragma once

// Which variables that are still open hang together by clauses that are still open: the parts into
// which a formula falls after some decisions, whose solutions can be counted one part at a time
// (Bayardo and Pehoushek, "Counting Models using Connected Components", 2000).

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/settings/counting/propagation.h"

namespace dyetrace {

/// Both in order. An open clause of two literals is told by its variables alone.
struct Part {
  std::vector<std::uint32_t> variables{};
  std::vector<std::uint32_t> longClauses{};

  /// Of two parts of one formula equal only if what is open in them is: an open clause has lost
  /// exactly the literals whose variables are not in the part.
  std::string key() const;
};

struct Parts {
  std::vector<Part> parts{};
  std::vector<std::uint32_t> free{};  ///< In no open clause.
};

class PartFinder {
 public:
  explicit PartFinder(const Propagation& assigned);

  Part everything() const;
  /// What has become of a part after further decisions in it.
  Parts split(const Part& part);

  /// Literals looked at so far.
  std::uint64_t effort() const { return effort_; }

 private:
  void gather(std::uint32_t variable, std::uint32_t number);
  void reach(Literal literal, std::uint32_t number);
  void followBinary(Literal literal, std::uint32_t number);
  void followLong(std::uint32_t variable, std::uint32_t number);
  bool open(std::uint32_t clause);

  const Propagation& assigned_;
  std::vector<std::vector<std::uint32_t>> clausesOf_;  ///< The long ones, by variable.
  std::vector<std::uint32_t> partOfVariable_;          ///< Its number plus one; 0: not seen yet.
  std::vector<std::uint32_t> partOfClause_;
  std::vector<std::uint32_t> queue_;
  std::uint64_t effort_ = 0;
};

}  // namespace dyetrace
