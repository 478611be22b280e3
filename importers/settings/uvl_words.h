#pragma once

// Reading UVL words one after another, with refusals that say what was expected.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "importers/settings/uvl_lexer.h"

namespace dyetrace::settings::uvl {

class Words {
 public:
  Words(std::vector<Token> tokens, FileId file) : tokens_(std::move(tokens)), file_(file) {}

  const Token& peek(std::size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }
  const Token& next() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }

  bool is(Token::Kind kind) const { return peek().kind == kind; }
  bool isSymbol(std::string_view symbol) const {
    return is(Token::Kind::symbol) && peek().text == symbol;
  }
  bool isWord(std::string_view word) const { return is(Token::Kind::name) && peek().text == word; }
  bool acceptSymbol(std::string_view symbol) {
    if (!isSymbol(symbol)) return false;
    next();
    return true;
  }
  bool accept(Token::Kind kind) {
    if (!is(kind)) return false;
    next();
    return true;
  }
  void expect(Token::Kind kind, const std::string& expected) {
    if (!accept(kind)) refuseExpected(expected);
  }
  void expectSymbol(std::string_view symbol) {
    if (!acceptSymbol(symbol)) refuseExpected("`" + std::string(symbol) + "`");
  }

  Location where() const { return placeOf(peek()); }
  Location placeOf(const Token& token) const { return {file_, token.line, token.column, {}}; }

  [[noreturn]] void refuseExpected(const std::string& expected) const {
    throw Refused("expected " + expected + ", found " + describe(peek()), where());
  }
  /// What the file asks for is beyond switches.
  [[noreturn]] void refuseLevel(const std::string& what, const Token& at) const {
    throw Refused(what + " cannot be represented: only the Boolean level of UVL is read",
                  placeOf(at), "Write it with switches, or as a number in the settings XML.");
  }

 private:
  std::vector<Token> tokens_;
  FileId file_;
  std::size_t at_ = 0;
};

}  // namespace dyetrace::settings::uvl
