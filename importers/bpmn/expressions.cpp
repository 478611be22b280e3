#include "importers/bpmn/expressions.h"

#include <algorithm>
#include <array>

#include "importers/bpmn/document.h"

namespace dyetrace::bpmn {

namespace {

/// Words of JUEL and FEEL that are no variables.
constexpr std::array<std::string_view, 34> kReserved = {
    "and",   "between", "div",       "else", "empty", "eq",   "every", "execution", "external",
    "false", "for",     "function",  "ge",   "gt",    "if",   "in",    "instance",  "instanceof",
    "le",    "list",    "lt",        "mod",  "ne",    "not",  "null",  "of",        "or",
    "range", "return",  "satisfies", "some", "task",  "then", "true"};

bool startsName(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool continuesName(char c) {
  return startsName(c) || (c >= '0' && c <= '9');
}

bool isReserved(std::string_view word) {
  return std::find(kReserved.begin(), kReserved.end(), word) != kReserved.end();
}

/// Reads identifiers; members (after a dot), calls, keys of a context and quoted text are none.
class Scanner {
 public:
  Scanner(std::string_view text, std::vector<std::string>& names) : text_(text), names_(names) {}

  void run() {
    while (at_ < text_.size()) step();
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '"' || c == '\'') {
      skipQuoted(c);
    } else if (startsName(c)) {
      name();
    } else if (continuesName(c)) {
      while (at_ < text_.size() && (continuesName(text_[at_]) || text_[at_] == '.')) ++at_;
    } else {
      ++at_;
    }
  }

  void skipQuoted(char quote) {
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    ++at_;
  }

  void name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && continuesName(text_[at_])) ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (isMember(begin) || isReserved(word) || followedBy('(') || followedBy(':')) return;
    if (std::find(names_.begin(), names_.end(), word) == names_.end()) names_.emplace_back(word);
  }

  bool isMember(std::size_t begin) const {
    while (begin > 0 && text_[begin - 1] == ' ') --begin;
    return begin > 0 && text_[begin - 1] == '.';
  }

  bool followedBy(char wanted) const {
    const std::size_t next = text_.find_first_not_of(" \t\r\n", at_);
    return next != std::string_view::npos && text_[next] == wanted;
  }

  std::string_view text_;
  std::vector<std::string>& names_;
  std::size_t at_ = 0;
};

/// More than an expression of a model ever holds; text beyond is a program.
constexpr std::size_t kLongestExpression = 1 << 16;

}  // namespace

std::vector<std::string> variablesInBraces(std::string_view text) {
  text = text.substr(0, kLongestExpression);
  std::vector<std::string> names;
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    if (open == 0 || (text[open - 1] != '$' && text[open - 1] != '#')) continue;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return names;
    Scanner(text.substr(open + 1, close - open - 1), names).run();
  }
  return names;
}

std::vector<std::string> variablesInExpression(std::string_view text) {
  text = trimmed(text).substr(0, kLongestExpression);
  if (!text.starts_with('=')) return variablesInBraces(text);
  std::vector<std::string> names;
  Scanner(text.substr(1), names).run();
  return names;
}

}  // namespace dyetrace::bpmn
