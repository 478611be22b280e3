#pragma once

// How wide text is, from a table of advance widths and not from the fonts of this machine: layout
// gives the same bytes everywhere. The figures are those of Arial, Helvetica and Liberation Sans,
// which agree; kerning is left out (it only makes text narrower).
//
//   textWidth("API gateway", {12, true})   // 69.4

#include <string_view>

namespace dyetrace {

struct TextStyle {
  double size = 10;  ///< In points.
  bool bold = false;
};

/// In points. Characters outside the table: combining 0, full-width scripts 1 em, else 0.6 em.
double textWidth(std::string_view text, const TextStyle& style);

/// Whether every character is in the table, so that textWidth is exact.
bool widthIsKnown(std::string_view text);

}  // namespace dyetrace
