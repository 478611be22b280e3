#include "analysis/settings/gates.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dyetrace {
namespace {

/// Above this many cells a counter that adds binary numbers is smaller than one that has a literal
/// for every number.
constexpr std::size_t kMostCells = 4096;

std::vector<Literal> negated(std::vector<Literal> literals) {
  for (Literal& literal : literals) literal = !literal;
  return literals;
}

bool contradictsItself(const std::vector<Literal>& sorted) {
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (sorted[i] == !sorted[i - 1]) return true;
  }
  return false;
}

}  // namespace

/// FNV-1a.
std::size_t Gates::HashOfLiterals::operator()(const std::vector<Literal>& literals) const noexcept {
  std::size_t hash = 14695981039346656037U;
  for (const Literal literal : literals) hash = (hash ^ literal.code()) * 1099511628211U;
  return hash;
}

Literal Gates::always() {
  if (!hasAlways_) {
    always_ = newVariable();
    hasAlways_ = true;
    require({always_});
  }
  return always_;
}

Literal Gates::conjunction(std::vector<Literal> literals) {
  std::sort(literals.begin(), literals.end());
  literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
  literals.erase(std::remove_if(literals.begin(), literals.end(),
                                [&](Literal literal) { return isAlways(literal); }),
                 literals.end());
  const bool never = std::any_of(literals.begin(), literals.end(),
                                 [&](Literal literal) { return isNever(literal); });
  if (never || contradictsItself(literals)) return !always();
  if (literals.empty()) return always();
  if (literals.size() == 1) return literals.front();
  const auto known = conjunctions_.find(literals);
  if (known != conjunctions_.end()) return known->second;
  const Literal gate = newVariable();
  for (const Literal literal : literals) require({!gate, literal});
  std::vector<Literal> clause = negated(literals);
  clause.push_back(gate);
  require(clause);
  conjunctions_.emplace(std::move(literals), gate);
  return gate;
}

Literal Gates::disjunction(std::vector<Literal> literals) {
  return !conjunction(negated(std::move(literals)));
}

Literal Gates::equivalence(Literal left, Literal right) {
  if (isAlways(left) || isNever(left)) return isAlways(left) ? right : !right;
  if (isAlways(right) || isNever(right)) return isAlways(right) ? left : !left;
  if (left == right) return always();
  if (left == !right) return !always();
  // One gate for all four signs.
  const bool same = left.positive() == right.positive();
  std::vector<Literal> variables{Literal(left.variable()), Literal(right.variable())};
  std::sort(variables.begin(), variables.end());
  const auto known = equivalences_.find(variables);
  if (known != equivalences_.end()) return same ? known->second : !known->second;
  const Literal gate = newVariable();
  const Literal a = variables[0];
  const Literal b = variables[1];
  require({!gate, !a, b});
  require({!gate, a, !b});
  require({gate, a, b});
  require({gate, !a, !b});
  equivalences_.emplace(std::move(variables), gate);
  return same ? gate : !gate;
}

Literal Gates::between(Guard::Bounds bounds, const std::vector<Literal>& literals) {
  const Literal enough = atLeast(bounds.least, literals);
  if (bounds.most >= literals.size()) return enough;
  return conjunction({enough, !atLeast(bounds.most + 1, literals)});
}

Literal Gates::atLeast(std::size_t least, std::vector<Literal> literals) {
  if (least == 0) return always();
  if (least > literals.size()) return !always();
  // Of n literals k hold exactly if not n - k + 1 of their negations do.
  if (2 * least > literals.size() + 1) {
    const std::size_t others = literals.size() - least + 1;
    return !atLeast(others, negated(std::move(literals)));
  }
  if (least == 1) return disjunction(std::move(literals));
  if (least * literals.size() <= kMostCells) return counted(least, literals);
  const std::vector<Literal> sum = sumOf(literals);
  // The sum is at least the bound: compared digit by digit, the lowest first.
  Literal reached = always();
  for (std::size_t digit = 0; digit < sum.size(); ++digit) {
    const bool one = (least >> digit) % 2 == 1;
    reached = one ? conjunction({sum[digit], reached}) : disjunction({sum[digit], reached});
  }
  return reached;
}

/// A sequential counter (Sinz 2005): after each literal, whether at least 1, 2, … of them hold.
Literal Gates::counted(std::size_t least, const std::vector<Literal>& literals) {
  std::vector<Literal> reached(least + 1, !always());
  reached[0] = always();
  for (const Literal literal : literals) {
    for (std::size_t count = least; count > 0; --count) {
      const Literal one = conjunction({literal, reached[count - 1]});
      reached[count] = disjunction({reached[count], one});
    }
  }
  return reached[least];
}

/// How many hold, as a binary number, the lowest digit first: three literals of equal weight become
/// their sum and their carry until one of each weight is left (Eén and Sörensson 2006).
std::vector<Literal> Gates::sumOf(const std::vector<Literal>& literals) {
  std::vector<Literal> sum;
  std::vector<Literal> column = literals;
  while (!column.empty()) {
    std::vector<Literal> carries;
    std::size_t next = 0;
    while (column.size() - next >= 2) {
      const Literal a = column[next];
      const Literal b = column[next + 1];
      const bool three = column.size() - next >= 3;
      const Literal c = three ? column[next + 2] : !always();
      column.push_back(equivalence(equivalence(a, b), c));
      carries.push_back(
          disjunction({conjunction({a, b}), conjunction({a, c}), conjunction({b, c})}));
      next += three ? 3 : 2;
    }
    sum.push_back(column.back());
    column = std::move(carries);
  }
  return sum;
}

}  // namespace dyetrace
