#pragma once

// What each key of the vocabulary may stand on and how its values combine.

#include <span>
#include <string_view>

namespace dyetrace {

/// Kinds of elements, as bits of a set.
enum On : unsigned { onNode = 1, onFlow = 2, onZone = 4, onAnything = 7 };

struct KeyRule {
  std::string_view key;
  unsigned on = onAnything;
  bool list = false;         ///< Values of one carrier add up; otherwise the first one counts.
  bool maySuggest = false;   ///< A value may end in `?`: suggested, not confirmed.
  std::string_view example;  ///< A value, for messages.
};

/// Sorted by key.
std::span<const KeyRule> keyRules();

/// The rule for a folded key, also in its other spellings (`organization`, `purposes`); null if the
/// vocabulary does not know it.
const KeyRule* keyRule(std::string_view key);

}  // namespace dyetrace
