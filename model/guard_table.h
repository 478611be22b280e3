#pragma once

// Guards over a few settings as bits: one for each combination of the settings' options. Equal bits
// mean equal guards.
//
//   const auto table = GuardTable::over(product, guards, 4096);
//   table->guardFor(table->of(guards[0]));  // a guard that means the same

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/configuration.h"

namespace dyetrace {

class GuardTable {
 public:
  using Bits = std::vector<bool>;

  /// Over the settings that the guards mention; nothing if they have more than `most` combinations.
  static std::optional<GuardTable> over(const Product& product, std::span<const Guard> guards,
                                        std::size_t most);

  std::size_t size() const { return rows_; }
  Bits of(const Guard& guard) const;
  /// Setting by setting, in the order of the product; exact, not always short.
  Guard guardFor(const Bits& bits) const;

 private:
  explicit GuardTable(const Product& product) : product_(&product) {}
  Configuration configurationOf(std::size_t row) const;
  Guard guardFor(const Bits& bits, std::size_t place, std::size_t begin, std::size_t count) const;

  const Product* product_;
  std::vector<SettingId> settings_;  ///< The first changes slowest.
  std::size_t rows_ = 1;
};

}  // namespace dyetrace
