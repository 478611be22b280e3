#pragma once

// How many columns of a terminal text takes: combining marks none, East Asian wide characters and
// emoji two (Unicode UAX #11, the ranges terminals agree on), all else one.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dyetrace {

std::size_t columnsOf(char32_t character);

/// Of valid UTF-8.
std::size_t columnsOf(std::string_view text);

/// Lines of at most `width` columns, broken at spaces, and within a word only where the word alone
/// is wider. At least one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// `first` and the text behind it, following lines indented as far as `first` is wide.
std::string hanging(std::string_view first, std::string_view text, std::size_t width);

}  // namespace dyetrace
