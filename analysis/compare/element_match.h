#pragma once

// Which written element before is which after, and whether two values mean the same.

#include <string>
#include <string_view>
#include <unordered_map>

#include "analysis/compare/element_changes.h"
#include "analysis/compare/match_items.h"
#include "analysis/compare/matching.h"

namespace dyetrace {

/// Whether nothing at all differs in what two elements say.
bool sameBytes(const WrittenElements& before, std::size_t old, const WrittenElements& after,
               std::size_t now);

ItemPairs matchElements(const WrittenElements& before, const WrittenElements& after,
                        const KnownIds& known, MatchBy by);

/// The element that a value names, or kNone.
std::uint32_t elementNamed(const WrittenElements& elements, std::string_view value);

/// Whether a property holds children, and not one text.
bool holdsNodes(std::string_view property);

}  // namespace dyetrace
