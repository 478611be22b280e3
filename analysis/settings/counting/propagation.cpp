#include "analysis/settings/counting/propagation.h"

#include <utility>

namespace dyetrace {

Propagation::Propagation(const Clauses& clauses)
    : value_(2 * clauses.variables(), 0),
      implied_(2 * clauses.variables()),
      watches_(2 * clauses.variables()) {
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const std::span<const Literal> clause = clauses[i];
    if (clause.size() == 2) {
      implied_[(!clause[0]).code()].push_back(clause[1]);
      implied_[(!clause[1]).code()].push_back(clause[0]);
      continue;
    }
    const auto number = static_cast<std::uint32_t>(longClauses());
    watches_[clause[0].code()].push_back({number, clause[1]});
    watches_[clause[1].code()].push_back({number, clause[0]});
    literals_.insert(literals_.end(), clause.begin(), clause.end());
    begins_.push_back(literals_.size());
  }
}

void Propagation::set(Literal literal) {
  value_[literal.code()] = 1;
  value_[(!literal).code()] = -1;
  trail_.push_back(literal);
}

bool Propagation::decide(Literal literal) {
  set(literal);
  while (followed_ < trail_.size()) {
    const Literal next = trail_[followed_++];
    if (!followImplications(next) || !followWatches(!next)) return false;
  }
  return true;
}

bool Propagation::followImplications(Literal literal) {
  effort_ += implied_[literal.code()].size() + 1;
  for (const Literal next : implied_[literal.code()]) {
    if (fails(next)) return false;
    if (!holds(next)) set(next);
  }
  return true;
}

bool Propagation::followWatches(Literal literal) {
  std::vector<Watch>& watches = watches_[literal.code()];
  effort_ += watches.size();
  for (std::size_t i = 0; i < watches.size();) {
    const Watch watch = watches[i];
    if (holds(watch.other)) {
      ++i;
    } else if (moveWatch(watch, literal)) {
      watches[i] = watches.back();
      watches.pop_back();
    } else {
      // moveWatch() left the other watched literal in the first place.
      const Literal last = literals_[begins_[watch.clause]];
      if (fails(last)) return false;
      if (!holds(last)) set(last);
      ++i;
    }
  }
  return true;
}

/// To a literal of the clause that may still hold; false if there is none.
bool Propagation::moveWatch(Watch watch, Literal from) {
  Literal* const begin = literals_.data() + begins_[watch.clause];
  const Literal* const end = literals_.data() + begins_[watch.clause + 1];
  if (begin[0] == from) std::swap(begin[0], begin[1]);
  if (holds(begin[0])) return false;
  for (Literal* each = begin + 2; each != end; ++each) {
    ++effort_;
    if (fails(*each)) continue;
    std::swap(begin[1], *each);
    watches_[begin[1].code()].push_back({watch.clause, begin[0]});
    return true;
  }
  return false;
}

void Propagation::backTo(std::size_t size) {
  while (trail_.size() > size) {
    const Literal literal = trail_.back();
    value_[literal.code()] = 0;
    value_[(!literal).code()] = 0;
    trail_.pop_back();
  }
  followed_ = size;
}

}  // namespace dyetrace
