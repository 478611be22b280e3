#include "importers/annotations/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <utility>

#include <utf8.h>

namespace dyetrace {
namespace {

void addItem(std::string_view text, std::vector<std::string>& items) {
  const std::string_view item = trimmed(text);
  if (!item.empty()) items.emplace_back(item);
}

bool isLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The length of the tag that begins at `at`, or 0: `<` is often just "less than".
std::size_t tagLength(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongestTag = 500;
  if (at + 1 >= text.size() || (!isLetter(text[at + 1]) && text[at + 1] != '/')) return 0;
  const std::size_t end = text.substr(at, kLongestTag).find('>');
  return end == std::string_view::npos ? 0 : end + 1;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kEntities{{
    {"&nbsp;", " "},
    {"&amp;", "&"},
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&quot;", "\""},
    {"&#39;", "'"},
}};

std::string withoutMarkup(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t tag = text[at] == '<' ? tagLength(text, at) : 0;
    const auto* const entity = std::find_if(
        kEntities.begin(), kEntities.end(),
        [&](const auto& known) { return text.substr(at, known.first.size()) == known.first; });
    if (tag > 0) {
      plain += ' ';
      at += tag;
    } else if (entity != kEntities.end()) {
      plain += entity->second;
      at += entity->first.size();
    } else {
      plain += text[at++];
    }
  }
  return plain;
}

bool isSpace(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x200B || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x3000 || c == 0xFEFF;
}

}  // namespace

std::vector<std::string> splitList(std::string_view text) {
  std::vector<std::string> items;
  for (std::size_t end = text.find_first_of(",;\n"); end != std::string_view::npos;
       end = text.find_first_of(",;\n")) {
    addItem(text.substr(0, end), items);
    text.remove_prefix(end + 1);
  }
  addItem(text, items);
  return items;
}

std::vector<std::string> splitOn(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t end = text.find(separator); end != std::string_view::npos;
       end = text.find(separator)) {
    parts.emplace_back(trimmed(text.substr(0, end)));
    text.remove_prefix(end + separator.size());
  }
  parts.emplace_back(trimmed(text));
  return parts;
}

std::string upperCase(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

char32_t lowerLetter(char32_t letter) {
  if (letter >= U'A' && letter <= U'Z') return letter + 0x20;
  if (letter >= 0xC0 && letter <= 0xDE && letter != 0xD7) return letter + 0x20;
  const bool evenIsCapital =
      (letter >= 0x100 && letter <= 0x137) || (letter >= 0x14A && letter <= 0x177);
  if (evenIsCapital) return letter | 1;
  if (letter >= 0x391 && letter <= 0x3A9) return letter + 0x20;
  if (letter >= 0x410 && letter <= 0x42F) return letter + 0x20;
  if (letter >= 0x400 && letter <= 0x40F) return letter + 0x50;
  return letter;
}

std::string foldDisplayName(std::string_view name) {
  std::string valid;
  const std::string plain = withoutMarkup(name);
  utf8::replace_invalid(plain.begin(), plain.end(), std::back_inserter(valid));
  std::string folded;
  bool gap = false;
  for (auto at = valid.begin(); at != valid.end();) {
    const char32_t letter = utf8::next(at, valid.end());
    if (isSpace(letter)) {
      gap = !folded.empty();
      continue;
    }
    if (gap) folded += ' ';
    gap = false;
    utf8::append(lowerLetter(letter), std::back_inserter(folded));
  }
  return folded;
}

std::string inWords(const std::vector<std::string>& items, std::size_t most) {
  std::string words;
  const std::size_t shown = std::min(most, items.size());
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) words += i + 1 == items.size() ? " and " : ", ";
    words += items[i];
  }
  if (shown < items.size()) words += " and " + std::to_string(items.size() - shown) + " more";
  return words;
}

std::string shown(std::string_view text) {
  constexpr std::size_t kMost = 60;
  std::string valid;
  utf8::replace_invalid(text.begin(), text.end(), std::back_inserter(valid));
  std::string line = "`";
  std::size_t count = 0;
  for (auto at = valid.begin(); at != valid.end() && count <= kMost; ++count) {
    const char32_t letter = utf8::next(at, valid.end());
    if (count == kMost) {
      line += "…";
    } else {
      utf8::append(isSpace(letter) || letter < U' ' ? U' ' : letter, std::back_inserter(line));
    }
  }
  return line + "`";
}

}  // namespace dyetrace
