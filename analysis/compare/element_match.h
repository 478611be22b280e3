#pragma once

// Which written element before is which after, and whether two values mean the same.

#include <optional>
#include <string_view>
#include <vector>

#include "analysis/compare/element_changes.h"
#include "analysis/compare/joint_words.h"
#include "analysis/compare/match_items.h"
#include "analysis/compare/matching.h"

namespace dyetrace {

/// Which of the pairs say the same, byte for byte; looked up once for each.
class UnchangedElements {
 public:
  UnchangedElements(const WrittenElements& before, const WrittenElements& after,
                    const JointWords& words)
      : before_(before), after_(after), words_(words), known_(after.size()) {}

  bool contains(std::size_t old, std::size_t now);

 private:
  bool sayTheSame(std::size_t old, std::size_t now) const;

  const WrittenElements& before_;
  const WrittenElements& after_;
  const JointWords& words_;
  std::vector<std::optional<bool>> known_;  ///< By element after, which has one partner.
};

ItemPairs matchElements(const WrittenElements& before, const WrittenElements& after,
                        const JointWords& words, const KnownIds& known, MatchBy by,
                        UnchangedElements& unchanged);

/// The element that a value names, or kNone.
std::uint32_t elementNamed(const WrittenElements& elements, std::string_view value);

/// Whether a property holds children, and not one text.
bool holdsNodes(std::string_view property);

}  // namespace dyetrace
