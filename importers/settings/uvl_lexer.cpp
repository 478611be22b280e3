#include "importers/settings/uvl_lexer.h"

#include <array>
#include <cctype>
#include <utility>

#include "importers/annotations/text.h"

namespace dyetrace::settings::uvl {

namespace {

constexpr std::uint32_t kTabWidth = 8;

bool isDigit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

bool isNameCharacter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || byte >= 0x80 || c == '_' || c == '#' || c == '%' || c == '?' ||
         c == '$';
}

/// Longest first.
constexpr std::array<std::string_view, 26> kSymbols = {
    "<=>", "=>", "==", "!=", "<=", ">=", "..", "{", "}", "[", "]", "(", ")",
    ",",   ".",  "!",  "&",  "|",  "<",  ">",  "+", "-", "*", "/", ":", "="};

class Lexer {
 public:
  Lexer(std::string_view text, FileId file) : text_(text), file_(file) {}

  std::vector<Token> read() {
    while (at_ < text_.size()) {
      if (lineBegins_ && open_ == 0) {
        beginLine();
      } else {
        readWord();
      }
    }
    endLine();
    while (indents_.size() > 1) closeBlock();
    add(Token::Kind::end, {});
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  void advance(std::size_t bytes = 1) {
    for (; bytes > 0 && at_ < text_.size(); --bytes, ++at_) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (byte == '\n') {
        ++line_;
        column_ = 1;
      } else if ((byte & 0xC0U) != 0x80U) {
        ++column_;
      }
    }
  }

  void add(Token::Kind kind, std::string_view text) {
    tokens_.push_back({kind, text, line_, column_});
  }

  [[noreturn]] void refuse(const std::string& message, std::string advice = {}) const {
    throw Refused(message, {file_, line_, column_, {}}, std::move(advice));
  }

  /// Skips a comment, if one begins here.
  bool skipComment() {
    if (peek() != '/' || (peek(1) != '/' && peek(1) != '*')) return false;
    const bool block = peek(1) == '*';
    std::size_t end = block ? text_.find("*/", at_ + 2) : text_.find('\n', at_);
    if (end == std::string_view::npos && block) refuse("the comment `/*` is never closed");
    end = end == std::string_view::npos ? text_.size() : end + (block ? 2 : 0);
    advance(end - at_);
    return true;
  }

  /// Measures the indentation; empty lines and those with only a comment say nothing.
  void beginLine() {
    std::uint32_t width = 0;
    for (; peek() == ' ' || peek() == '\t' || peek() == '\r'; advance())
      width += peek() == '\t' ? kTabWidth - width % kTabWidth : peek() == ' ' ? 1U : 0U;
    if (at_ >= text_.size()) return;
    if (peek() == '\n') return advance();
    if (skipComment()) return;
    lineBegins_ = false;
    indentTo(width);
  }

  void indentTo(std::uint32_t width) {
    if (width > indents_.back()) {
      indents_.push_back(width);
      add(Token::Kind::indent, {});
      return;
    }
    while (width < indents_.back()) closeBlock();
    if (width == indents_.back()) return;
    refuse(
        "the line is indented by " + std::to_string(width) + " columns, which no line above it is",
        "Indent by tabs or by spaces throughout; a tab reaches to the next multiple of 8.");
  }

  void closeBlock() {
    indents_.pop_back();
    add(Token::Kind::dedent, {});
  }

  void endLine() {
    if (lineBegins_) return;
    add(Token::Kind::newline, {});
    lineBegins_ = true;
  }

  void readWord() {
    const char c = peek();
    if (c == '\n') {
      if (open_ == 0) endLine();
      return advance();
    }
    if (c == ' ' || c == '\t' || c == '\r') return advance();
    if (skipComment()) return;
    if (c == '"') return readQuoted(Token::Kind::quoted);
    if (c == '\'') return readQuoted(Token::Kind::string);
    if (isNameCharacter(c)) return readName();
    readSymbol();
  }

  void readQuoted(Token::Kind kind) {
    const char mark = peek();
    const std::size_t end = text_.find_first_of(std::string{mark, '\n'}, at_ + 1);
    if (end == std::string_view::npos || text_[end] == '\n')
      refuse("the quotation mark is never closed");
    add(kind, text_.substr(at_ + 1, end - at_ - 1));
    advance(end + 1 - at_);
  }

  /// Digits with one `.` between them are a number.
  void readName() {
    std::size_t end = at_;
    bool number = true;
    while (end < text_.size() && isNameCharacter(text_[end]))
      number = isDigit(text_[end++]) && number;
    const bool fraction =
        number && end + 1 < text_.size() && text_[end] == '.' && isDigit(text_[end + 1]);
    if (fraction) {
      ++end;
      while (end < text_.size() && isDigit(text_[end])) ++end;
    }
    add(number ? Token::Kind::number : Token::Kind::name, text_.substr(at_, end - at_));
    advance(end - at_);
  }

  void readSymbol() {
    for (const std::string_view symbol : kSymbols) {
      if (text_.substr(at_, symbol.size()) != symbol) continue;
      if (symbol == "{" || symbol == "[" || symbol == "(") ++open_;
      if (open_ > 0 && (symbol == "}" || symbol == "]" || symbol == ")")) --open_;
      add(Token::Kind::symbol, text_.substr(at_, symbol.size()));
      return advance(symbol.size());
    }
    refuse(
        "the character " + shown(text_.substr(at_, 1)) + " has no meaning here",
        "Write names with other characters than letters, digits and _ in double quotation marks.");
  }

  std::string_view text_;
  FileId file_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
  std::size_t open_ = 0;  ///< Brackets.
  bool lineBegins_ = true;
  std::vector<std::uint32_t> indents_{0};
  std::vector<Token> tokens_;
};

}  // namespace

std::string describe(const Token& token) {
  switch (token.kind) {
    case Token::Kind::newline:
      return "the end of the line";
    case Token::Kind::indent:
      return "a line further in";
    case Token::Kind::dedent:
      return "a line further out";
    case Token::Kind::end:
      return "the end of the file";
    case Token::Kind::string:
      return "the text " + shown(token.text);
    default:
      return shown(token.text);
  }
}

std::vector<Token> wordsOf(std::string_view text, FileId file) {
  return Lexer(text, file).read();
}

}  // namespace dyetrace::settings::uvl
