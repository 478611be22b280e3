#include "render/text_colour.h"

namespace dyetrace {
namespace {

std::string_view codeOf(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::bold:
      return "1";
    case Ink::faint:
      return "2";
    case Ink::note:
      return "36";
    case Ink::low:
      return "34";
    case Ink::medium:
      return "33";
    case Ink::high:
      return "31";
    case Ink::critical:
      return "1;31";
  }
  return "";
}

}  // namespace

std::string inked(std::string_view text, Ink ink, const TerminalStyle& style) {
  const std::string_view code = codeOf(ink);
  if (!style.colour || code.empty() || text.empty()) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

Ink inkOf(Severity severity) {
  switch (severity) {
    case Severity::note:
      return Ink::note;
    case Severity::low:
      return Ink::low;
    case Severity::medium:
      return Ink::medium;
    case Severity::high:
      return Ink::high;
    case Severity::critical:
      return Ink::critical;
  }
  return Ink::plain;
}

}  // namespace dyetrace
