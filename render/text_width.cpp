#include "render/text_width.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <utf8.h>

#include "render/code_points.h"

namespace dyetrace {
namespace {

// Marks that stand on the character before them, joiners and selectors.
constexpr std::array<CodePointRange, 22> kNoColumn{
    {{0x0300, 0x036F}, {0x0483, 0x0489},  {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F},
     {0x0900, 0x0902}, {0x093C, 0x093C},  {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0E31, 0x0E31},
     {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E},  {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200D},
     {0x2060, 0x2064}, {0x20D0, 0x20FF},  {0x302A, 0x302D}, {0x3099, 0x309A}, {0xFE00, 0xFE0F},
     {0xFE20, 0xFE2F}, {0xE0100, 0xE01EF}}};

constexpr std::array<CodePointRange, 11> kTwoColumns{{{0x1100, 0x115F},
                                                      {0x2E80, 0x303E},
                                                      {0x3041, 0xA4CF},
                                                      {0xA960, 0xA97F},
                                                      {0xAC00, 0xD7A3},
                                                      {0xF900, 0xFAFF},
                                                      {0xFE30, 0xFE6F},
                                                      {0xFF00, 0xFF60},
                                                      {0xFFE0, 0xFFE6},
                                                      {0x1F300, 0x1FAFF},
                                                      {0x20000, 0x3FFFD}}};

std::vector<std::string_view> wordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

/// The longest beginning that fits, at least one character.
std::string_view beginningWithin(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  while (at != end) {
    const char* next = at;
    used += columnsOf(static_cast<char32_t>(utf8::unchecked::next(next)));
    if (used > width && at != text.data()) break;
    at = next;
  }
  return text.substr(0, static_cast<std::size_t>(at - text.data()));
}

}  // namespace

std::size_t columnsOf(char32_t character) {
  if (within(kNoColumn, character)) return 0;
  return within(kTwoColumns, character) ? 2 : 1;
}

std::size_t columnsOf(std::string_view text) {
  std::size_t columns = 0;
  const char* at = text.data();
  while (at != text.data() + text.size()) {
    columns += columnsOf(static_cast<char32_t>(utf8::unchecked::next(at)));
  }
  return columns;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines{""};
  std::size_t used = 0;
  for (std::string_view word : wordsOf(text)) {
    if (used > 0 && used + 1 + columnsOf(word) > width) {
      lines.emplace_back();
      used = 0;
    }
    while (used == 0 && columnsOf(word) > width) {
      const std::string_view part = beginningWithin(word, width);
      lines.back() = part;
      lines.emplace_back();
      word.remove_prefix(part.size());
    }
    if (used > 0) lines.back() += ' ';
    lines.back() += word;
    used = columnsOf(lines.back());
  }
  if (lines.size() > 1 && lines.back().empty()) lines.pop_back();
  return lines;
}

std::string hanging(std::string_view first, std::string_view text, std::size_t width) {
  constexpr std::size_t kNarrowestText = 20;
  const std::size_t indent = columnsOf(first);
  const std::vector<std::string> lines =
      wrapped(text, width > indent + kNarrowestText ? width - indent : kNarrowestText);
  std::string out(first);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out += std::string(indent, ' ');
    out += lines[i] + "\n";
  }
  return out;
}

}  // namespace dyetrace
