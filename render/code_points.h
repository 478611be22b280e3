#pragma once

// Text as the characters that it is made of.

#include <span>
#include <string>
#include <string_view>

namespace dyetrace {

/// What is no UTF-8 becomes U+FFFD.
std::string validUtf8(std::string_view text);

/// The same, character by character.
std::u32string codePoints(std::string_view text);

/// Both ends belong to it.
struct CodePointRange {
  char32_t first;
  char32_t last;
};

bool within(std::span<const CodePointRange> ranges, char32_t character);

}  // namespace dyetrace
