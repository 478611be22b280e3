#include "render/metrics.h"

#include <algorithm>

#include "render/code_points.h"
#include "render/metrics_table.h"

namespace dyetrace {

namespace {

// Blocks of the Unicode Character Database whose characters stack on the one before.
constexpr CodePointRange kCombining[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},
                                         {0x0610, 0x061A}, {0x064B, 0x065F}, {0x1AB0, 0x1AFF},
                                         {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x20D0, 0x20FF},
                                         {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};
// Wide and full-width by Unicode Standard Annex 11: CJK, Hangul, kana, emoji.
constexpr CodePointRange kWide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},  {0x3041, 0xA4CF},
                                    {0xA960, 0xA97F},   {0xAC00, 0xD7A3},  {0xF900, 0xFAFF},
                                    {0xFE30, 0xFE4F},   {0xFF00, 0xFF60},  {0xFFE0, 0xFFE6},
                                    {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};

/// Thousandths of an em from the table; 0 if it is not there.
unsigned tableWidth(char32_t character, bool bold) {
  for (const WidthRun& run : widthRuns()) {
    if (character < run.first) return 0;
    if (character < run.first + run.count) {
      return widthsOf(bold)[run.offset + (character - run.first)];
    }
  }
  return 0;
}

unsigned guessedWidth(char32_t character) {
  if (within(kCombining, character)) return 0;
  return within(kWide, character) ? 1000 : 600;
}

}  // namespace

double textWidth(std::string_view text, const TextStyle& style) {
  std::size_t thousandths = 0;
  for (char32_t character : codePoints(text)) {
    const unsigned known = tableWidth(character, style.bold);
    thousandths += known != 0 ? known : guessedWidth(character);
  }
  return static_cast<double>(thousandths) * style.size / 1000.0;
}

bool widthIsKnown(std::string_view text) {
  return std::ranges::all_of(codePoints(text),
                             [](char32_t character) { return tableWidth(character, false) != 0; });
}

}  // namespace dyetrace
