#pragma once

// A comparison in words, before it is laid out for a terminal or a page.

#include <string>
#include <vector>

#include "render/comparison.h"

namespace dyetrace::words {

/// One change: what it is about and, for what changed, how.
struct ChangeLine {
  char sign = '~';                     ///< `+` added, `-` removed, `~` changed, `!` to look at.
  std::string subject{};               ///< `store Orders`.
  std::vector<std::string> details{};  ///< `renamed to Purchases`, `zone: Shop -> Partner`.
  std::string place{};
};

struct ChangeGroup {
  std::string heading{};
  std::vector<ChangeLine> lines{};
  std::size_t leftOut = 0;  ///< So many more changes have no line.
  std::size_t size() const { return lines.size() + leftOut; }
};

/// The drawing layer, group by group; groups without a line are left out.
std::vector<ChangeGroup> drawingGroups(const Compared& compared);

/// `3 systems added, 1 flow removed, 2 settings changed`; `nothing changed` if so.
std::string drawingSummary(const ModelComparison& comparison);

/// `1 new, 3 still there, 2 fixed and 1 accepted`.
std::string findingSummary(const FindingChanges& changes);

/// What a finding's change is called, with its severity: `new, high`, `graver: medium -> high`.
std::string fateWords(const Compared& compared, const FindingChange& change);
/// `accepted until 2026-10-31, which is over`; empty if no baseline accepted it.
std::string endedAcceptance(const Finding& finding);
/// The finding as it is after, or as it was if it is fixed.
const Finding& findingOf(const Compared& compared, const FindingChange& change);
/// The model that the finding above is of.
const Product& productOf(const Compared& compared, const FindingChange& change);

}  // namespace dyetrace::words
