#include "analysis/condition_table.h"

#include <algorithm>
#include <map>
#include <utility>

namespace dyetrace {
namespace {

constexpr std::size_t kRemembered = std::size_t{1} << 16;

std::size_t wordsFor(std::size_t count) {
  return std::max<std::size_t>(1, (count + 63) / 64);
}

}  // namespace

ConditionTable::ConditionTable(ConditionScope scope, ConfigurationList list, std::size_t bytes)
    : ConditionEngine(std::move(scope), Representation::table),
      list_(std::move(list)),
      pool_(wordsFor(list_.count), bytes),
      never_(pool_.intern(noBits())),
      always_(pool_.intern(allBits())),
      remembered_(kRemembered),
      choices_(list_.width),
      classes_(list_.width) {
  for (std::size_t place = 0; place < list_.width; ++place) {
    for (std::size_t option = 0; option < this->scope().optionCounts[place]; ++option) {
      std::vector<bool> allows(this->scope().optionCounts[place], false);
      allows[option] = true;
      choices_[place].push_back(pool_.intern(chosen(place, allows)));
    }
  }
}

ConditionTable::Bits ConditionTable::allBits() const {
  Bits bits(pool_.words(), ~std::uint64_t{0});
  if (list_.count == 0) bits[0] = 0;
  if (list_.count % 64 != 0) bits.back() = (std::uint64_t{1} << (list_.count % 64)) - 1;
  return bits;
}

ConditionTable::Remembered& ConditionTable::memory(Operation operation, Handle a, Handle b) {
  const std::uint64_t key = (static_cast<std::uint64_t>(a) << 32 | b) * 0x9e3779b97f4a7c15U +
                            static_cast<std::uint64_t>(operation) * 0xbf58476d1ce4e5b9U;
  return remembered_[(key >> 40) % kRemembered];
}

ConditionTable::Handle ConditionTable::both(Handle a, Handle b) {
  if (a > b) std::swap(a, b);
  if (a == b || b == always_) return a;
  if (a == never_ || b == never_) return never_;
  if (a == always_) return b;
  Remembered& memory = this->memory(Operation::both, a, b);
  if (memory.operation == Operation::both && memory.a == a && memory.b == b) return memory.result;
  Bits bits(pool_[a], pool_[a] + pool_.words());
  for (std::size_t i = 0; i < bits.size(); ++i) bits[i] &= pool_[b][i];
  memory = {Operation::both, a, b, pool_.intern(bits)};
  return memory.result;
}

ConditionTable::Handle ConditionTable::either(Handle a, Handle b) {
  if (a > b) std::swap(a, b);
  if (a == b || b == never_) return a;
  if (a == always_ || b == always_) return always_;
  if (a == never_) return b;
  Remembered& memory = this->memory(Operation::either, a, b);
  if (memory.operation == Operation::either && memory.a == a && memory.b == b) return memory.result;
  Bits bits(pool_[a], pool_[a] + pool_.words());
  for (std::size_t i = 0; i < bits.size(); ++i) bits[i] |= pool_[b][i];
  memory = {Operation::either, a, b, pool_.intern(bits)};
  return memory.result;
}

ConditionTable::Handle ConditionTable::complement(Handle a) {
  Bits bits = allBits();
  for (std::size_t i = 0; i < bits.size(); ++i) bits[i] &= ~pool_[a][i];
  return pool_.intern(bits);
}

ConditionTable::Handle ConditionTable::choice(std::size_t place, std::size_t option) {
  return option < choices_[place].size() ? choices_[place][option] : never_;
}

ConditionTable::Bits ConditionTable::chosen(std::size_t place,
                                            const std::vector<bool>& allows) const {
  Bits bits = noBits();
  for (std::size_t i = 0; i < list_.count; ++i) {
    if (allows[optionOf(i, place)]) bits[i / 64] |= std::uint64_t{1} << (i % 64);
  }
  return bits;
}

ConditionTable::Handle ConditionTable::where(const CompiledGuard& guard) {
  Bits bits = bitsOf(guard, static_cast<std::uint32_t>(guard.parts().size() - 1));
  const std::uint64_t* all = pool_[always_];
  for (std::size_t i = 0; i < bits.size(); ++i) bits[i] &= all[i];
  return pool_.intern(bits);
}

/// May have bits beyond the last configuration.
ConditionTable::Bits ConditionTable::bitsOf(const CompiledGuard& guard, std::uint32_t index) const {
  const CompiledGuard::Part& part = guard.parts()[index];
  switch (part.kind) {
    case Guard::Kind::always:
      return allBits();
    case Guard::Kind::choice:
      return chosen(placeOf(part.setting), part.allows);
    case Guard::Kind::negation:
    case Guard::Kind::implication:
    case Guard::Kind::equivalence: {
      Bits bits = bitsOf(guard, part.operands[0]);
      for (std::uint64_t& word : bits) word = ~word;
      if (part.kind == Guard::Kind::negation) return bits;
      const Bits other = bitsOf(guard, part.operands[1]);
      const bool implies = part.kind == Guard::Kind::implication;
      for (std::size_t i = 0; i < bits.size(); ++i) {
        bits[i] = implies ? bits[i] | other[i] : bits[i] ^ other[i];
      }
      return bits;
    }
    case Guard::Kind::conjunction:
    case Guard::Kind::disjunction: {
      const bool all = part.kind == Guard::Kind::conjunction;
      Bits bits = all ? allBits() : noBits();
      for (const std::uint32_t operand : part.operands) {
        const Bits other = bitsOf(guard, operand);
        for (std::size_t i = 0; i < bits.size(); ++i) {
          bits[i] = all ? bits[i] & other[i] : bits[i] | other[i];
        }
      }
      return bits;
    }
    case Guard::Kind::cardinality:
      return counted(guard, part);
    default:
      return noBits();
  }
}

ConditionTable::Bits ConditionTable::counted(const CompiledGuard& guard,
                                             const CompiledGuard::Part& part) const {
  std::vector<std::uint32_t> holding(list_.count, 0);
  for (const std::uint32_t operand : part.operands) {
    const Bits bits = bitsOf(guard, operand);
    for (std::size_t i = 0; i < list_.count; ++i) {
      holding[i] += static_cast<std::uint32_t>((bits[i / 64] >> (i % 64)) & 1);
    }
  }
  Bits bits = noBits();
  for (std::size_t i = 0; i < list_.count; ++i) {
    const bool in = part.bounds.least <= holding[i] && holding[i] <= part.bounds.most;
    if (in) bits[i / 64] |= std::uint64_t{1} << (i % 64);
  }
  return bits;
}

const std::vector<std::uint32_t>& ConditionTable::classesWithout(std::size_t place) {
  std::vector<std::uint32_t>& classes = classes_[place];
  if (!classes.empty()) return classes;
  std::map<std::vector<std::uint16_t>, std::uint32_t> numbers;
  for (std::size_t i = 0; i < list_.count; ++i) {
    const auto begin = list_.options.begin() + static_cast<std::ptrdiff_t>(i * list_.width);
    std::vector<std::uint16_t> rest(begin, begin + static_cast<std::ptrdiff_t>(list_.width));
    rest[place] = 0;
    const auto number = static_cast<std::uint32_t>(numbers.size());
    classes.push_back(numbers.emplace(std::move(rest), number).first->second);
  }
  return classes;
}

ConditionTable::Handle ConditionTable::exists(Handle a, std::size_t place) {
  const std::vector<std::uint32_t>& classes = classesWithout(place);
  std::vector<bool> reached(list_.count, false);
  for (std::size_t i = 0; i < list_.count; ++i) {
    if (test(a, i)) reached[classes[i]] = true;
  }
  Bits bits = noBits();
  for (std::size_t i = 0; i < list_.count; ++i) {
    if (reached[classes[i]]) bits[i / 64] |= std::uint64_t{1} << (i % 64);
  }
  return pool_.intern(bits);
}

bool ConditionTable::subset(Handle a, Handle b) {
  for (std::size_t i = 0; i < pool_.words(); ++i) {
    if ((pool_[a][i] & ~pool_[b][i]) != 0) return false;
  }
  return true;
}

std::unique_ptr<ConditionEngine> makeConditionTable(ConditionScope scope, ConfigurationList list,
                                                    std::size_t bytes) {
  return std::make_unique<ConditionTable>(std::move(scope), std::move(list), bytes);
}

}  // namespace dyetrace
