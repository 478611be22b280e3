#include "analysis/compiled_guard.h"

#include <algorithm>
#include <utility>

namespace dyetrace {
namespace {

Truth negated(Truth truth) {
  if (truth == Truth::open) return truth;
  return truth == Truth::yes ? Truth::no : Truth::yes;
}

/// How many operands must hold, and how many may.
Guard::Bounds boundsOf(const CompiledGuard::Part& part) {
  const std::size_t count = part.operands.size();
  if (part.kind == Guard::Kind::conjunction) return {count, count};
  if (part.kind == Guard::Kind::disjunction) return {1, count};
  return part.bounds;
}

}  // namespace

CompiledGuard::CompiledGuard(const SettingNames& names, const Guard& guard) {
  add(names, guard);
  std::sort(settings_.begin(), settings_.end());
  settings_.erase(std::unique(settings_.begin(), settings_.end()), settings_.end());
}

std::uint32_t CompiledGuard::add(const SettingNames& names, const Guard& guard) {
  Part part;
  part.kind = guard.kind();
  if (part.kind == Guard::Kind::changed || part.kind == Guard::Kind::effective)
    throw Error("the guard " + toString(guard) + " was not written out as choices");
  if (part.kind == Guard::Kind::choice) part = choicePart(names, guard.asChoice());
  if (part.kind == Guard::Kind::cardinality) part.bounds = guard.bounds();
  for (const Guard& operand : guard.operands()) part.operands.push_back(add(names, operand));
  parts_.push_back(std::move(part));
  return static_cast<std::uint32_t>(parts_.size() - 1);
}

CompiledGuard::Part CompiledGuard::choicePart(const SettingNames& names, const Choice& choice) {
  Part part;
  part.kind = Guard::Kind::never;
  const SettingId id = names.named(choice.setting);
  if (!id.valid()) return part;
  auto allows = optionsThat(names[id], choice.comparison, choice.option);
  if (!allows) return part;
  part.kind = Guard::Kind::choice;
  part.setting = id;
  part.allows = std::move(*allows);
  settings_.push_back(id);
  return part;
}

Truth CompiledGuard::under(std::span<const std::int32_t> assignment) const {
  return evaluate(parts_.back(), assignment);
}

Truth CompiledGuard::evaluate(const Part& part, std::span<const std::int32_t> assignment) const {
  const auto value = [&](std::size_t i) { return evaluate(parts_[part.operands[i]], assignment); };
  switch (part.kind) {
    case Guard::Kind::always:
      return Truth::yes;
    case Guard::Kind::choice: {
      const std::int32_t option = assignment[part.setting.index()];
      if (option == kUnassigned) return Truth::open;
      return part.allows[static_cast<std::size_t>(option)] ? Truth::yes : Truth::no;
    }
    case Guard::Kind::negation:
      return negated(value(0));
    case Guard::Kind::implication: {
      const Truth premise = value(0);
      if (premise == Truth::no) return Truth::yes;
      const Truth conclusion = value(1);
      return premise == Truth::open && conclusion == Truth::no ? Truth::open : conclusion;
    }
    case Guard::Kind::equivalence: {
      const Truth left = value(0);
      const Truth right = value(1);
      if (left == Truth::open || right == Truth::open) return Truth::open;
      return left == right ? Truth::yes : Truth::no;
    }
    case Guard::Kind::conjunction:
    case Guard::Kind::disjunction:
    case Guard::Kind::cardinality:
      return evaluateCounted(part, assignment);
    default:
      return Truth::no;
  }
}

Truth CompiledGuard::evaluateCounted(const Part& part,
                                     std::span<const std::int32_t> assignment) const {
  const Guard::Bounds bounds = boundsOf(part);
  std::size_t yes = 0;
  std::size_t possible = part.operands.size();
  for (const std::uint32_t operand : part.operands) {
    if (possible < bounds.least || yes > bounds.most) return Truth::no;
    if (yes >= bounds.least && possible <= bounds.most) return Truth::yes;
    const Truth truth = evaluate(parts_[operand], assignment);
    if (truth == Truth::yes) ++yes;
    if (truth == Truth::no) --possible;
  }
  if (possible < bounds.least || yes > bounds.most) return Truth::no;
  return yes >= bounds.least && possible <= bounds.most ? Truth::yes : Truth::open;
}

}  // namespace dyetrace
