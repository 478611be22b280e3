#include "render/text_lines.h"

#include <cstddef>
#include <functional>

#include <utf8.h>

#include "render/escape.h"

namespace dyetrace {

namespace {

/// How much room a line has, and how much a character takes of it.
struct Room {
  double total = 0;
  std::function<double(std::string_view)> taken;
};

/// The longest beginning of whole characters that fits; at least one character.
std::size_t fittingBytes(std::string_view text, const Room& room) {
  double left = room.total;
  std::size_t end = 0;
  while (end < text.size()) {
    auto next = text.begin() + static_cast<std::ptrdiff_t>(end);
    utf8::next(next, text.end());
    const auto length = static_cast<std::size_t>(next - text.begin()) - end;
    left -= room.taken(text.substr(end, length));
    if (left < 0 && end > 0) break;
    end += length;
  }
  return end;
}

/// Takes one line off the front of `rest`.
std::string takeLine(std::string_view& rest, const Room& room) {
  std::size_t end = fittingBytes(rest, room);
  if (end < rest.size() && rest[end] != ' ') {
    const std::size_t blank = rest.substr(0, end).rfind(' ');
    if (blank != std::string_view::npos && blank > 0) end = blank;
  }
  std::string line(rest.substr(0, end));
  rest.remove_prefix(end);
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

}  // namespace

std::vector<std::string> breakLines(std::string_view text, std::size_t characters,
                                    std::size_t lines) {
  const std::string shown = displayText(text);
  const Room room{static_cast<double>(characters), [](std::string_view) { return 1.0; }};
  std::vector<std::string> result;
  std::string_view rest = shown;
  while (!rest.empty()) {
    if (result.size() + 1 == lines) {
      result.push_back(shorten(rest, characters));
      break;
    }
    result.push_back(takeLine(rest, room));
  }
  return result;
}

std::vector<std::string> breakLinesToWidth(std::string_view text, double width,
                                           const TextStyle& style) {
  const std::string shown = displayText(text);
  // A hair of room, as widths are sums.
  const Room room{width + 1e-6,
                  [&](std::string_view character) { return textWidth(character, style); }};
  std::vector<std::string> result;
  std::string_view rest = shown;
  while (!rest.empty()) result.push_back(takeLine(rest, room));
  return result;
}

}  // namespace dyetrace
