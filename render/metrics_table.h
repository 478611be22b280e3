#pragma once

// The raw advance widths behind metrics.h.

#include <array>
#include <cstdint>
#include <span>

namespace dyetrace {

/// `count` consecutive characters from `first`; their widths begin at `offset` in widthsOf().
struct WidthRun {
  char32_t first;
  std::uint32_t count;
  std::uint32_t offset;
};

/// In ascending order of `first`.
std::span<const WidthRun> widthRuns();
/// Thousandths of the font size; 0: the font lacks the character.
std::span<const std::uint16_t> widthsOf(bool bold);

}  // namespace dyetrace
