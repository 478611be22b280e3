#include "render/text_lines.h"

#include <functional>

#include <utf8.h>

#include "render/escape.h"

namespace dyetrace {

namespace {

using Fits = std::function<bool(std::string_view)>;

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(utf8::distance(text.begin(), text.end()));
}

/// The longest beginning of whole characters that fits; at least one character.
std::size_t fittingBytes(std::string_view text, const Fits& fits) {
  auto end = text.begin();
  utf8::next(end, text.end());
  while (end != text.end()) {
    auto next = end;
    utf8::next(next, text.end());
    if (!fits(text.substr(0, static_cast<std::size_t>(next - text.begin())))) break;
    end = next;
  }
  return static_cast<std::size_t>(end - text.begin());
}

/// Takes one line off the front of `rest`.
std::string takeLine(std::string_view& rest, const Fits& fits) {
  std::size_t end = fittingBytes(rest, fits);
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
  const Fits fits = [characters](std::string_view part) { return length(part) <= characters; };
  std::vector<std::string> result;
  std::string_view rest = shown;
  while (!rest.empty()) {
    if (result.size() + 1 == lines) {
      result.push_back(shorten(rest, characters));
      break;
    }
    result.push_back(takeLine(rest, fits));
  }
  return result;
}

std::vector<std::string> breakLinesToWidth(std::string_view text, double width,
                                           const TextStyle& style) {
  const std::string shown = displayText(text);
  const Fits fits = [&](std::string_view part) { return textWidth(part, style) <= width; };
  std::vector<std::string> result;
  std::string_view rest = shown;
  while (!rest.empty()) result.push_back(takeLine(rest, fits));
  return result;
}

}  // namespace dyetrace
