#include "analysis/settings/counting/parts.h"

#include <algorithm>
#include <numeric>

namespace dyetrace {
namespace {

/// Looked at and found to hold already.
constexpr auto kSatisfied = static_cast<std::uint32_t>(-1);

/// The number in groups of seven bits, the lowest first; the last one has the eighth bit clear.
void append(std::string& bytes, std::uint32_t number) {
  while (number >= 0x80) {
    bytes.push_back(static_cast<char>(number | 0x80));
    number >>= 7;
  }
  bytes.push_back(static_cast<char>(number));
}

void appendSteps(std::string& bytes, const std::vector<std::uint32_t>& ascending) {
  append(bytes, static_cast<std::uint32_t>(ascending.size()));
  std::uint32_t last = 0;
  for (const std::uint32_t each : ascending) {
    append(bytes, each - last);
    last = each;
  }
}

}  // namespace

std::string Part::key() const {
  std::string bytes;
  bytes.reserve(2 * (variables.size() + longClauses.size()));
  appendSteps(bytes, variables);
  appendSteps(bytes, longClauses);
  return bytes;
}

PartFinder::PartFinder(const Propagation& assigned)
    : assigned_(assigned),
      clausesOf_(assigned.variables()),
      partOfVariable_(assigned.variables(), 0),
      partOfClause_(assigned.longClauses(), 0) {
  for (std::uint32_t clause = 0; clause < assigned.longClauses(); ++clause) {
    for (const Literal literal : assigned.longClause(clause))
      clausesOf_[literal.variable()].push_back(clause);
  }
}

Part PartFinder::everything() const {
  Part part;
  part.variables.resize(partOfVariable_.size());
  std::iota(part.variables.begin(), part.variables.end(), 0U);
  part.longClauses.resize(partOfClause_.size());
  std::iota(part.longClauses.begin(), part.longClauses.end(), 0U);
  return part;
}

Parts PartFinder::split(const Part& part) {
  for (const std::uint32_t variable : part.variables) partOfVariable_[variable] = 0;
  for (const std::uint32_t clause : part.longClauses) partOfClause_[clause] = 0;
  effort_ += part.variables.size() + part.longClauses.size();
  Parts found;
  std::vector<std::uint32_t> sizes;
  for (const std::uint32_t variable : part.variables) {
    if (assigned_.assigned(variable) || partOfVariable_[variable] != 0) continue;
    gather(variable, static_cast<std::uint32_t>(sizes.size() + 1));
    sizes.push_back(static_cast<std::uint32_t>(queue_.size()));
  }
  found.parts.resize(sizes.size());
  for (std::size_t i = 0; i < sizes.size(); ++i) found.parts[i].variables.reserve(sizes[i]);
  for (const std::uint32_t variable : part.variables) {
    if (assigned_.assigned(variable)) continue;
    const std::uint32_t number = partOfVariable_[variable] - 1;
    if (sizes[number] == 1) found.free.push_back(variable);
    if (sizes[number] > 1) found.parts[number].variables.push_back(variable);
  }
  for (const std::uint32_t clause : part.longClauses) {
    const std::uint32_t number = partOfClause_[clause];
    if (number != 0 && number != kSatisfied) found.parts[number - 1].longClauses.push_back(clause);
  }
  std::erase_if(found.parts, [](const Part& each) { return each.variables.empty(); });
  return found;
}

/// All that hangs together with the variable, into the queue.
void PartFinder::gather(std::uint32_t variable, std::uint32_t number) {
  queue_.assign(1, variable);
  partOfVariable_[variable] = number;
  for (std::size_t next = 0; next < queue_.size(); ++next) {
    const std::uint32_t here = queue_[next];
    followBinary(Literal(here, true), number);
    followBinary(Literal(here, false), number);
    followLong(here, number);
  }
}

void PartFinder::reach(Literal literal, std::uint32_t number) {
  const auto variable = static_cast<std::uint32_t>(literal.variable());
  if (partOfVariable_[variable] != 0 || assigned_.assigned(variable)) return;
  partOfVariable_[variable] = number;
  queue_.push_back(variable);
}

void PartFinder::followBinary(Literal literal, std::uint32_t number) {
  const std::span<const Literal> implied = assigned_.impliedBy(literal);
  effort_ += implied.size();
  for (const Literal next : implied) reach(next, number);
}

void PartFinder::followLong(std::uint32_t variable, std::uint32_t number) {
  for (const std::uint32_t clause : clausesOf_[variable]) {
    if (partOfClause_[clause] != 0) continue;
    if (!open(clause)) {
      partOfClause_[clause] = kSatisfied;
      continue;
    }
    partOfClause_[clause] = number;
    for (const Literal literal : assigned_.longClause(clause)) reach(literal, number);
  }
}

bool PartFinder::open(std::uint32_t clause) {
  const std::span<const Literal> literals = assigned_.longClause(clause);
  effort_ += literals.size();
  return std::none_of(literals.begin(), literals.end(),
                      [&](Literal literal) { return assigned_.holds(literal); });
}

}  // namespace dyetrace
