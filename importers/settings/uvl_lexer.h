#pragma once

// UVL text as words, with its indentation as words of their own: a line that stands further in
// begins with `indent`, one that stands further out ends blocks with `dedent`. Comments and empty
// lines are left out, and so are line ends inside brackets.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "importers/settings/feature_model.h"

namespace dyetrace::settings::uvl {

struct Token {
  enum class Kind { name, quoted, string, number, symbol, newline, indent, dedent, end };
  Kind kind = Kind::end;
  std::string_view text{};  ///< Without quotation marks; empty for what has no text.
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// How a message calls the token: `the end of the line`, `` `mandatory` ``.
std::string describe(const Token& token);

/// The words of the text, which must outlive them; the last is Kind::end. Throws Refused.
std::vector<Token> wordsOf(std::string_view text, FileId file);

}  // namespace dyetrace::settings::uvl
