#include "render/code_points.h"

#include <algorithm>
#include <iterator>

#include <utf8.h>

namespace dyetrace {

std::string validUtf8(std::string_view text) {
  std::string valid;
  utf8::replace_invalid(text.begin(), text.end(), std::back_inserter(valid));
  return valid;
}

std::u32string codePoints(std::string_view text) {
  const std::string valid = validUtf8(text);
  std::u32string points;
  utf8::utf8to32(valid.begin(), valid.end(), std::back_inserter(points));
  return points;
}

bool within(std::span<const CodePointRange> ranges, char32_t character) {
  return std::any_of(ranges.begin(), ranges.end(), [character](const CodePointRange& range) {
    return character >= range.first && character <= range.last;
  });
}

}  // namespace dyetrace
