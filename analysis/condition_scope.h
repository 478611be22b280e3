#pragma once

// Which settings a space of conditions is about, and the constraints between them.

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "analysis/compiled_guard.h"

namespace dyetrace {

/// Valid configurations of some settings, smallest first.
struct ConfigurationList {
  std::size_t width = 0;  ///< Number of settings.
  std::size_t count = 0;
  std::vector<std::uint16_t> options{};  ///< Of each configuration `width`, in order of settings.
};

struct ConditionScope {
  std::shared_ptr<const SettingNames> names{};
  std::vector<SettingId> settings{};         ///< By id.
  std::vector<std::size_t> optionCounts{};   ///< Of each of them.
  std::vector<SettingOwner> owners{};        ///< Of each of them.
  std::vector<CompiledGuard> constraints{};  ///< Those between them.
  /// Settings that these constraints tie to them and that conditions do not speak of: they only
  /// have to exist.
  std::vector<SettingId> hidden{};
  std::vector<SettingId> elsewhere{};  ///< Settings that nothing ties to any of these,
  std::vector<CompiledGuard> apart{};  ///< and the constraints between these.
  std::size_t productSettings = 0;
};

/// All constraints of the product and of its feature trees.
std::vector<CompiledGuard> compiledConstraints(const Product& product, const SettingNames& names);

/// The settings that guards of flows, nodes, zones, branches and bindings mention, contexts, and
/// `also`; by id.
std::vector<SettingId> guardSettings(const Product& product, const std::vector<SettingId>& also);

/// Every setting of the product.
ConditionScope wholeScope(const Product& product, std::shared_ptr<const SettingNames> names,
                          std::vector<CompiledGuard> constraints);
/// The settings, and those that constraints tie to them, directly or through others.
ConditionScope tiedScope(const Product& product, std::shared_ptr<const SettingNames> names,
                         const std::vector<SettingId>& settings,
                         std::vector<CompiledGuard> constraints);
/// The settings alone; those that constraints tie to them are hidden.
ConditionScope projectedScope(const Product& product, std::shared_ptr<const SettingNames> names,
                              const std::vector<SettingId>& settings,
                              std::vector<CompiledGuard> constraints);

/// All configurations of the settings that meet the constraints, found by assigning one setting
/// after the other. Nothing if there are more than `limit`, or if `steps` (reduced by what is used)
/// parts of constraints do not suffice.
std::optional<ConfigurationList> enumerateConfigurations(
    const Product& product, const std::vector<SettingId>& settings,
    const std::vector<CompiledGuard>& constraints, std::size_t limit, std::size_t& steps);

/// How many there are, without listing them. Nothing in the same cases.
std::optional<std::size_t> countUpTo(const Product& product, const std::vector<SettingId>& settings,
                                     const std::vector<CompiledGuard>& constraints,
                                     std::size_t limit, std::size_t& steps);

/// Whether there is any. Nothing if `steps` do not suffice.
std::optional<bool> anyConfiguration(const Product& product, const std::vector<SettingId>& settings,
                                     const std::vector<CompiledGuard>& constraints,
                                     std::size_t& steps);

}  // namespace dyetrace
