#pragma once

// What becomes of a setting's promise: it claims to control something, and either does, or has no
// say in it, or is overridden by another setting, or leaves a road open.
//
//   for (const Promise& promise : promisesOf(settings))
//     if (promise.fate == PromiseFate::overridden) promise.winner;

#include <vector>

#include "analysis/settings/settings_analysis.h"

namespace dyetrace {

enum class PromiseFate {
  kept,        ///< At its protective option nothing of it is left.
  noSay,       ///< Turning it alone never changes anything of it.
  overridden,  ///< It protects, and one other setting at another option opens it all the same.
  leaks,       ///< It protects, and no other setting alone accounts for what is left.
};

struct Promise {
  SettingId setting{};
  std::size_t exposure = 0;
  PromiseFate fate = PromiseFate::kept;
  Condition left{};  ///< The setting protects and it is so all the same.
  /// Nearest to what people start with in the first context where that is possible.
  Configuration example{};
  SettingId winner{};  ///< Overridden by this one: it alone can close it in the example.
};

/// The exposures that a setting claims to control, each once.
std::vector<std::size_t> claimedBy(const SettingsAnalysis& settings, SettingId setting);

/// The options of a setting that protect, as it, its role or its order says; for a switch of which
/// nothing is said, off. Empty where nothing can be known.
std::vector<std::size_t> protectiveOptions(const Setting& setting);
bool protects(const Setting& setting, std::size_t option);

/// The configurations in which the setting protects.
Condition protecting(const SettingsAnalysis& settings, SettingId setting);

/// Whether a constraint ties it to other settings: turning it may turn them.
bool isCoupled(const Product& product, SettingId setting);

/// One for each setting and exposure that it claims and that can happen at all, by setting. Needs
/// settings that are determined.
std::vector<Promise> promisesOf(const SettingsAnalysis& settings);

}  // namespace dyetrace
