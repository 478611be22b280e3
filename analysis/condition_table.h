#pragma once

// Conditions as bits over the enumerated valid configurations: bit i of a set is configuration i.
// Sets are interned, and what was last computed is remembered, so that the lifted analysis mostly
// looks up.

#include "analysis/bitset_pool.h"
#include "analysis/condition_engine.h"

namespace dyetrace {

class ConditionTable : public ConditionEngine {
 public:
  ConditionTable(ConditionScope scope, ConfigurationList list, std::size_t bytes);

  void retain(Handle) override {}
  void release(Handle) override {}
  Handle never() override { return never_; }
  Handle always() override { return always_; }
  Handle both(Handle a, Handle b) override;
  Handle either(Handle a, Handle b) override;
  Handle complement(Handle a) override;
  Handle where(const CompiledGuard& guard) override;
  Handle choice(std::size_t place, std::size_t option) override;
  Handle exists(Handle a, std::size_t place) override;
  bool subset(Handle a, Handle b) override;

  bool contains(Handle a, const Configuration& configuration) override;
  std::vector<SettingId> support(Handle a, const std::vector<bool>& wanted) override;
  Count count(Handle a) override;
  std::optional<Configuration> example(Handle a) override;
  std::optional<Nearest> nearest(Handle a, const Configuration& from,
                                 const ChangeCosts& costs) override;
  std::optional<std::vector<TableRow>> table(Handle a, const std::vector<std::size_t>& places,
                                             std::size_t limit) override;

 private:
  class Weighing;
  using Bits = std::vector<std::uint64_t>;
  enum class Operation : std::uint32_t { none, both, either };
  /// What an operation gave, in the place that its operands hash to.
  struct Remembered {
    Operation operation = Operation::none;
    Handle a = 0;
    Handle b = 0;
    Handle result = 0;
  };

  bool test(Handle a, std::size_t index) const {
    return ((pool_[a][index / 64] >> (index % 64)) & 1) != 0;
  }
  std::uint16_t optionOf(std::size_t index, std::size_t place) const {
    return list_.options[index * list_.width + place];
  }
  std::size_t nextAfter(std::size_t first, std::size_t last, std::size_t place) const;
  Remembered& memory(Operation operation, Handle a, Handle b);
  Bits noBits() const { return Bits(pool_.words(), 0); }
  Bits allBits() const;
  Bits bitsOf(const CompiledGuard& guard, std::uint32_t index) const;
  Bits counted(const CompiledGuard& guard, const CompiledGuard::Part& part) const;
  Bits chosen(std::size_t place, const std::vector<bool>& allows) const;
  const std::vector<std::uint32_t>& classesWithout(std::size_t place);
  /// What leads from a configuration to one of the table; nothing if it cannot, or costs more.
  std::optional<Nearest> changesTo(std::size_t row, const Configuration& from,
                                   const ChangeCosts& costs, std::uint64_t most) const;
  std::unique_ptr<ConditionWeighing> weighing(const OptionShares& shares) override;
  /// Whether members and others differ in their keys.
  bool separates(Handle a, const std::vector<std::uint64_t>& keys) const;

  ConfigurationList list_;
  BitsetPool pool_;
  Handle never_;
  Handle always_;
  std::vector<Remembered> remembered_;
  std::vector<std::vector<Handle>> choices_;  ///< By place and option.
  /// By place: the number of the class of configurations that differ in this setting only.
  std::vector<std::vector<std::uint32_t>> classes_;
};

}  // namespace dyetrace
