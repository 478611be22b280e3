#pragma once

// The matrices of settings (analysis/settings/setting_groups.h) as rows of cells, for a terminal
// and for a page.

#include <string>
#include <vector>

#include "analysis/settings/setting_groups.h"
#include "model/product.h"

namespace dyetrace::words {

using Cells = std::vector<std::vector<std::string>>;

/// Of a group at most so many settings are shown, of groups so many, and so many columns.
inline constexpr std::size_t kMostGroupRows = 10;
inline constexpr std::size_t kMostGroups = 3;
inline constexpr std::size_t kMostColumns = 8;

/// What a group's matrix says, for its reader.
inline constexpr const char* kTogetherExplained =
    "These settings act together: what one of them does depends on the others. Each number says, "
    "all other settings staying the same, in how many of 100 cases the effect of one of the two "
    "depends on the other.";
inline constexpr const char* kDecidesExplained =
    "How often each setting alone decides: all others staying the same, in how many of 100 cases "
    "turning it opens or closes the exposure.";

/// `Not known of 3 exposures, …`; empty if all are known.
std::string unknownActing(const ActingSettings& acting);

/// A group with its settings against one another; the first row is its head.
struct GroupTable {
  Cells rows{};
  std::size_t leftOut = 0;  ///< Settings that are not shown.
};
std::vector<GroupTable> groupTables(const Product& product, const ActingSettings& acting);

/// Settings against exposures. Exposures that depend on settings in the same way share a column.
struct DecidesTable {
  Cells rows{};                       ///< The first row is the head: `a`, `b` …
  std::vector<std::string> titles{};  ///< `a: e-mail address reaches Partner, and 2 more`
  std::size_t leftOut = 0;            ///< Settings, and
  std::size_t columnsLeftOut = 0;     ///< columns that are not shown.
};
/// `titles` of all exposures. Empty where there is nothing to compare: only one row or column.
DecidesTable decidesTable(const Product& product, const ActingSettings& acting,
                          const std::vector<std::string>& titles);

}  // namespace dyetrace::words
