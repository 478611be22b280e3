#pragma once

// The pieces of an XML text, in order, without judging them. Only asked when it must be known in
// what kind of piece a place lies: before the root, and to explain an error.
//
//   Lexer lexer(text);
//   while (auto token = lexer.next()) { … }

#include <cstddef>
#include <optional>
#include <string_view>

namespace dyetrace::xml {

enum class TokenKind { text, startTag, emptyTag, endTag, comment, cdata, instruction, doctype };

struct Token {
  TokenKind kind = TokenKind::text;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool closed = true;  ///< False: the text ends before the piece does.
};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  /// The next piece; nothing at the end. Every byte is in exactly one piece.
  std::optional<Token> next();

 private:
  Token until(TokenKind kind, std::string_view opening, std::string_view closing);
  Token textRun();
  Token tag();
  Token doctype();
  Token finish(TokenKind kind, std::size_t end);
  std::size_t endOfTag() const;
  std::size_t endOfDoctype() const;

  std::string_view text_;
  std::size_t offset_ = 0;
};

/// The name in a start, empty or end tag.
std::string_view tagName(std::string_view text, const Token& token);

inline constexpr std::string_view kXmlSpace = " \t\r\n";

}  // namespace dyetrace::xml
