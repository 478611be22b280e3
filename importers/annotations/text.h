#pragma once

// Small tools for what people write into annotations and names.

#include <string>
#include <string_view>
#include <vector>

#include "model/trimmed.h"

namespace dyetrace {

/// The items of a list, trimmed, without empty ones. Separators: comma, semicolon, line end.
std::vector<std::string> splitList(std::string_view text);

/// The parts between `separator`, trimmed; empty parts are kept.
std::vector<std::string> splitOn(std::string_view text, std::string_view separator);

/// Capitals, as codes of regions have them; other than ASCII stays.
std::string upperCase(std::string text);

/// Lower case beyond ASCII too: Latin, Greek and Cyrillic letters.
char32_t lowerLetter(char32_t letter);

/// How names in diagrams are compared: without markup (`<b>`, `&nbsp;`) and case, every run of
/// white space as one space. Invalid UTF-8 is replaced.
std::string foldDisplayName(std::string_view name);

/// `a`, `a and b`, `a, b and c`; after `most` items `… and 7 more`.
std::string inWords(const std::vector<std::string>& items, std::size_t most = 5);

/// The text in backquotes for a message: one line, at most sixty characters.
std::string shown(std::string_view text);

}  // namespace dyetrace
