#include "render/escape.h"

#include <algorithm>
#include <iterator>

#include <utf8.h>

#include "render/code_points.h"

namespace dyetrace {

namespace {

bool isSpace(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x2028 ||
         c == 0x2029;
}

bool turnsText(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
         c == 0x200F || c == 0x061C;
}

// Controls, byte order marks, and what XML 1.0 does not allow as a character.
bool isUnwanted(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE ||
         (c >= 0xE0000 && c <= 0xE007F) || turnsText(c);
}

/// Printable ASCII with single spaces inside, as most names are: it is shown as it is.
bool isShownAsItIs(std::string_view text) {
  char before = ' ';
  for (const char c : text) {
    if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) return false;
    before = c;
  }
  return text.empty() || before != ' ';
}

std::string toUtf8(const std::u32string& points) {
  std::string text;
  utf8::utf32to8(points.begin(), points.end(), std::back_inserter(text));
  return text;
}

std::u32string display(std::string_view text) {
  std::u32string shown;
  bool space = false;
  for (char32_t c : codePoints(text)) {
    if (isSpace(c)) {
      space = !shown.empty();
    } else if (!isUnwanted(c)) {
      if (space) shown.push_back(' ');
      space = false;
      shown.push_back(c);
    }
  }
  return shown;
}

std::string_view xmlEntity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

bool beginsList(std::string_view text, std::size_t index) {
  const std::string_view before = text.substr(0, index);
  return index > 0 && std::ranges::all_of(before, [](char c) { return c >= '0' && c <= '9'; });
}

bool endsWww(std::string_view text, std::size_t index) {
  if (index < 3) return false;
  const std::string_view before = text.substr(index - 3, 3);
  return std::ranges::all_of(before, [](char c) { return c == 'w' || c == 'W'; });
}

// Some signs are markup anywhere; others only where they begin a line, a list or a link.
bool needsMarkdownEscape(std::string_view text, std::size_t index) {
  switch (text[index]) {
    case '\\':
    case '`':
    case '*':
    case '_':
    case '[':
    case ']':
    case '|':
    case '~':
    case '$':
    case '@':
      return true;
    case '#':
    case '+':
    case '-':
    case '=':
      return index == 0;
    case '.':
      return beginsList(text, index) || endsWww(text, index);
    case ')':
      return beginsList(text, index);
    case ':':
      return text.substr(index).starts_with("://");
    default:
      return false;
  }
}

}  // namespace

std::string displayText(std::string_view text) {
  return isShownAsItIs(text) ? std::string(text) : toUtf8(display(text));
}

std::string escapeXml(std::string_view text) {
  std::string out;
  for (char c : displayText(text)) {
    const std::string_view entity = xmlEntity(c);
    if (entity.empty()) {
      out.push_back(c);
    } else {
      out.append(entity);
    }
  }
  return out;
}

std::string escapeMarkdown(std::string_view text) {
  const std::string shown = displayText(text);
  std::string out;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const char c = shown[i];
    if (c == '<' || c == '>' || c == '&') {
      out.append(xmlEntity(c));
    } else {
      if (needsMarkdownEscape(shown, i)) out.push_back('\\');
      out.push_back(c);
    }
  }
  return out;
}

std::string escapeDot(std::string_view text) {
  std::string out;
  for (char c : displayText(text)) {
    if (c == '&') {
      out.append("&amp;");
    } else {
      if (c == '"' || c == '\\') out.push_back('\\');
      out.push_back(c);
    }
  }
  return out;
}

std::string shorten(std::string_view text, std::size_t characters) {
  if (text.size() <= characters && isShownAsItIs(text)) return std::string(text);
  const std::u32string shown = display(text);
  if (shown.size() <= characters) return toUtf8(shown);
  if (characters == 0) return {};
  const std::size_t head = characters / 2;
  const std::size_t tail = characters - 1 - head;
  return toUtf8(shown.substr(0, head) + U'…' + shown.substr(shown.size() - tail));
}

}  // namespace dyetrace
