// Diagnostics as compilers print them: place, level, message, then what to do.

#include <map>

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

std::string moreLikeThis(std::size_t hidden, const std::string& code, const TerminalStyle& style) {
  return inked(fmt::format("    … and {} more like this ({})\n", hidden, displayText(code)),
               Ink::faint, style);
}

}  // namespace

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
