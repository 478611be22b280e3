// Diagnostics as compilers print them: place, level, message, then what to do.

#include <algorithm>
#include <map>
#include <string_view>

#include <fmt/format.h>

#include "render/escape.h"
#include "render/outputs.h"
#include "render/text_colour.h"
#include "render/text_road.h"
#include "render/text_width.h"

namespace dyetrace {
namespace {

constexpr std::size_t kSameInARow = 5;
constexpr std::size_t kRemarks = 5;

std::string_view levelWord(Level level) {
  if (level == Level::error) return "error";
  return level == Level::warning ? "warning" : "note";
}

Ink inkOf(Level level) {
  if (level == Level::error) return Ink::critical;
  return level == Level::warning ? Ink::medium : Ink::note;
}

std::string placePrefix(const Product& product, const Location& where) {
  const std::string place = displayText(describe(product, where, where.line == 0));
  return place.empty() ? "" : place + ": ";
}

// Not wrapped: an editor finds its way by `file:line:column: level: message` on one line.
std::string headline(const Product& product, const Diagnostic& diagnostic,
                     const TerminalStyle& style) {
  return inked(placePrefix(product, diagnostic.where), Ink::bold, style) +
         inked(std::string(levelWord(diagnostic.level)) + ":", inkOf(diagnostic.level), style) +
         " " + words::prose(diagnostic.message) + "\n";
}

std::string oneToText(const Product& product, const Diagnostic& diagnostic,
                      const TerminalStyle& style) {
  std::string text = headline(product, diagnostic, style);
  if (!diagnostic.advice.empty()) {
    text += hanging("    ", words::prose(diagnostic.advice), style.width);
  }
  for (std::size_t i = 0; i < diagnostic.remarks.size() && i < kRemarks; ++i) {
    const Remark& remark = diagnostic.remarks[i];
    text += hanging("    ", placePrefix(product, remark.where) + words::prose(remark.message),
                    style.width);
  }
  if (diagnostic.remarks.size() > kRemarks) {
    text += fmt::format("    … and {} more places\n", diagnostic.remarks.size() - kRemarks);
  }
  return text;
}

/// The line of a place; tabs as spaces, so that the caret stands where it should.
std::string lineAt(const Location& where, const SourceTexts& texts) {
  if (!where.file.valid() || where.file.index() >= texts.size() || where.line == 0) return {};
  std::string_view text = texts[where.file.index()];
  for (std::uint32_t line = 1; line < where.line; ++line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  std::string line(text.substr(0, text.find('\n')));
  std::replace(line.begin(), line.end(), '\t', ' ');
  return displayText(line);
}

/// `   12 | never emial` and a caret below; nothing for a line that is too long to help.
std::string excerpt(const Location& where, const SourceTexts& texts) {
  constexpr std::size_t kLongestLine = 200;
  const std::string line = lineAt(where, texts);
  if (line.empty() || line.size() > kLongestLine) return {};
  const std::string number = fmt::format("{:>5} | ", where.line);
  const std::size_t column = where.column == 0 ? 0 : where.column - 1;
  return number + line + "\n" + std::string(number.size() - 2, ' ') + "| " +
         std::string(column, ' ') + "^\n";
}

std::string moreLikeThis(std::size_t hidden, const std::string& code, const TerminalStyle& style) {
  return inked(fmt::format("    … and {} more like this ({})\n", hidden, displayText(code)),
               Ink::faint, style);
}

}  // namespace

std::string diagnosticsWithLines(const Product& product, const Diagnostics& diagnostics,
                                 const SourceTexts& texts, const TerminalStyle& style) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    text += headline(product, diagnostic, style) + excerpt(diagnostic.where, texts);
    if (diagnostic.advice.empty()) continue;
    text += hanging("    ", words::prose(diagnostic.advice), style.width);
  }
  return text;
}

std::string diagnosticsToText(const Product& product, const Diagnostics& diagnostics,
                              const TerminalStyle& style) {
  std::map<std::string, std::size_t> total;
  for (const Diagnostic& diagnostic : diagnostics) ++total[diagnostic.code];
  std::map<std::string, std::size_t> shown;
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    const std::size_t count = total[diagnostic.code];
    const std::size_t number = ++shown[diagnostic.code];
    if (count > kSameInARow && number > kSameInARow) continue;
    text += oneToText(product, diagnostic, style);
    if (count > kSameInARow && number == kSameInARow) {
      text += moreLikeThis(count - kSameInARow, diagnostic.code, style);
    }
  }
  return text;
}

}  // namespace dyetrace
