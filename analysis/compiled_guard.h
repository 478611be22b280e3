#pragma once

// A guard whose names are resolved: settings by id, choices as a list of the options that fit.
// Evaluated in three values, so that a search can give up as soon as a constraint is broken.
//
//   const CompiledGuard rule(SettingNames(product), guard);
//   rule.under(assignment) == Truth::no

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/product.h"

namespace dyetrace {

enum class Truth : std::uint8_t { no, yes, open };

/// The option of a setting that has none yet.
inline constexpr std::int32_t kUnassigned = -1;

/// The settings of a product and their keys; outlives the product.
class SettingNames {
 public:
  explicit SettingNames(const Product& product)
      : settings_(product.settings), keys_(product.keysOfSettings) {}
  /// Invalid if there is no setting with that key.
  SettingId named(const std::string& key) const {
    const auto found = keys_.find(key);
    return found == keys_.end() ? SettingId() : found->second;
  }
  const Setting& operator[](SettingId id) const { return settings_[id]; }

 private:
  Table<SettingId, Setting> settings_;
  std::unordered_map<std::string, SettingId> keys_;
};

class CompiledGuard {
 public:
  /// One operator or choice; operands stand before it.
  struct Part {
    Guard::Kind kind = Guard::Kind::always;
    Guard::Bounds bounds{};
    std::vector<std::uint32_t> operands{};
    SettingId setting{};         ///< Of a choice,
    std::vector<bool> allows{};  ///< and the options that fit.
  };

  /// A choice that names no setting or option of the product never holds. Throws Error if the guard
  /// has a `changed` or `effective` left.
  CompiledGuard(const SettingNames& names, const Guard& guard);

  /// The last one is the whole guard.
  const std::vector<Part>& parts() const { return parts_; }
  /// Those it mentions, by id.
  const std::vector<SettingId>& settings() const { return settings_; }
  /// By SettingId the option, or kUnassigned.
  Truth under(std::span<const std::int32_t> assignment) const;

 private:
  std::uint32_t add(const SettingNames& names, const Guard& guard);
  Part choicePart(const SettingNames& names, const Choice& choice);
  Truth evaluate(const Part& part, std::span<const std::int32_t> assignment) const;
  Truth evaluateCounted(const Part& part, std::span<const std::int32_t> assignment) const;

  std::vector<Part> parts_;
  std::vector<SettingId> settings_;
};

}  // namespace dyetrace
