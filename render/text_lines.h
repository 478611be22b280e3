#pragma once

// Breaking text into lines for a picture.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "render/metrics.h"

namespace dyetrace {

/// Lines of at most `characters` code points, broken between words where that is possible. Text
/// that needs more than `lines` lines has `…` in the middle of the last one. No text: no lines.
std::vector<std::string> breakLines(std::string_view text, std::size_t characters,
                                    std::size_t lines);

/// The same by width in points, as many lines as it takes.
std::vector<std::string> breakLinesToWidth(std::string_view text, double width,
                                           const TextStyle& style);

}  // namespace dyetrace
