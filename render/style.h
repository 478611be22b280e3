#pragma once

// The palette and measures of the pictures; docs/pictures.md says what each sign means. Every
// colour that carries text is at least 4.5 : 1 against what it stands on, every line 3 : 1
// (WCAG 2.2, 1.4.3 and 1.4.11), and no sign is told by its colour alone.

#include <cstddef>
#include <string_view>

#include "render/diagram.h"

namespace dyetrace::style {

using Colour = std::string_view;

inline constexpr Colour kPaper = "#FFFFFF";
inline constexpr Colour kInk = "#1F2933";
inline constexpr Colour kMuted = "#52606D";
inline constexpr Colour kEdgeLabel = "#3E4C59";
inline constexpr Colour kFlow = "#7B8794";
inline constexpr Colour kFaded = "#8A94A1";
inline constexpr Colour kFadedText = "#616E7C";
inline constexpr Colour kFinding = "#C2410C";
inline constexpr Colour kGuard = "#1D5FA8";
inline constexpr Colour kGuardText = "#123F73";
inline constexpr Colour kAdded = "#047857";
inline constexpr Colour kChanged = "#1D5FA8";
inline constexpr Colour kRemoved = "#52606D";
inline constexpr Colour kKeyBorder = "#CBD2D9";

struct Paint {
  Colour fill;
  Colour line;
  Colour text;
};

Paint chipPaint(ChipTone tone);
/// Of a box: `text` is its sign, `+ new`, on a ground of the colour of the line.
Paint changePaint(Change change);
/// In front of what has it: `+`, `-`, `~`; empty without a change.
std::string_view changeSign(Change change);
/// `+ new`, `- removed`, `~ changed`.
std::string_view changeWords(Change change);
/// Width of the line around a box or along a flow.
double changeWidth(Change change);
/// `line` is the border, `text` the title.
Paint zonePaint(ZoneTone tone);

// Sizes of type, in points.
inline constexpr double kTitleSize = 17;
inline constexpr double kSentenceSize = 12;
inline constexpr double kNameSize = 12;
inline constexpr double kSecondSize = 9;
inline constexpr double kChipSize = 9;
inline constexpr double kFlowSize = 10;
inline constexpr double kKeySize = 10;

// How many characters a line may have before it is broken or shortened.
inline constexpr std::size_t kChipCharacters = 22;
inline constexpr std::size_t kLongestChip = 38;  ///< With its form: `… (pseudonymous)`.
inline constexpr std::size_t kFlowCharacters = 24;
inline constexpr std::size_t kToggleCharacters = 16;
inline constexpr std::size_t kCellCharacters = 36;
inline constexpr std::size_t kTableTitleCharacters = 100;
inline constexpr std::size_t kZoneCharacters = 36;
inline constexpr std::size_t kZoneSecondCharacters = 36;
inline constexpr std::size_t kChips = 3;
/// How many characters stand in a line at most, and in how many lines; beyond that words are
/// shortened in the middle.
struct LineLimits {
  std::size_t name;
  std::size_t nameLines;
  std::size_t second;  ///< Below the name.
  std::size_t secondLines;
  std::size_t guard;
  std::size_t guardLines;
  std::size_t flow;  ///< The words of a flow.
  std::size_t flowLines;
  double chipRow;  ///< In points.
};
/// Drawn from left to right, a picture is wider than a slide as a rule: boxes are kept narrow, and
/// words between them do not push them apart.
inline constexpr LineLimits kNarrow{18, 3, 24, 4, 22, 3, 14, 3, 105};
/// A picture of settings is small; there is room in it.
inline constexpr LineLimits kRoomy{24, 2, 30, 3, 36, 2, kFlowCharacters, 1, 135};
inline constexpr LineLimits kWide{28, 2, 36, 3, 36, 2, kFlowCharacters, 1, 260};

inline constexpr std::string_view kFontName = "Arial";
inline constexpr std::string_view kFontFamily = "Arial, Helvetica, 'Liberation Sans', sans-serif";

}  // namespace dyetrace::style
