#include "importers/xml/lexer.h"

#include <algorithm>

namespace dyetrace::xml {

namespace {

constexpr std::size_t kNone = std::string_view::npos;

}  // namespace

std::optional<Token> Lexer::next() {
  if (offset_ >= text_.size()) return std::nullopt;
  const std::string_view rest = text_.substr(offset_);
  if (rest.front() != '<') return textRun();
  if (rest.starts_with("<!--")) return until(TokenKind::comment, "<!--", "-->");
  if (rest.starts_with("<![CDATA[")) return until(TokenKind::cdata, "<![CDATA[", "]]>");
  if (rest.starts_with("<?")) return until(TokenKind::instruction, "<?", "?>");
  if (rest.starts_with("<!")) return doctype();
  return tag();
}

Token Lexer::until(TokenKind kind, std::string_view opening, std::string_view closing) {
  const std::size_t found = text_.find(closing, offset_ + opening.size());
  return finish(kind, found == kNone ? kNone : found + closing.size());
}

Token Lexer::textRun() {
  return finish(TokenKind::text, std::min(text_.find('<', offset_), text_.size()));
}

Token Lexer::tag() {
  const std::size_t end = endOfTag();
  if (text_.substr(offset_).starts_with("</")) return finish(TokenKind::endTag, end);
  const bool empty = end != kNone && text_[end - 2] == '/';
  return finish(empty ? TokenKind::emptyTag : TokenKind::startTag, end);
}

Token Lexer::doctype() {
  return finish(TokenKind::doctype, endOfDoctype());
}

Token Lexer::finish(TokenKind kind, std::size_t end) {
  const Token token{kind, offset_, end == kNone ? text_.size() : end, end != kNone};
  offset_ = token.end;
  return token;
}

/// One past the `>`; a `>` inside quotes does not count.
std::size_t Lexer::endOfTag() const {
  std::size_t place = offset_ + 1;
  while ((place = text_.find_first_of("\"'>", place)) != kNone) {
    if (text_[place] == '>') return place + 1;
    place = text_.find(text_[place], place + 1);
    if (place == kNone) return kNone;
    ++place;
  }
  return kNone;
}

/// One past the `>` that is neither in quotes nor inside the brackets of an internal subset.
std::size_t Lexer::endOfDoctype() const {
  std::size_t brackets = 0;
  std::size_t place = offset_ + 2;
  while ((place = text_.find_first_of("\"'[]>", place)) != kNone) {
    const char found = text_[place];
    if (found == '>' && brackets == 0) return place + 1;
    if (found == '[') ++brackets;
    if (found == ']' && brackets > 0) --brackets;
    if (found == '"' || found == '\'') place = text_.find(found, place + 1);
    if (place == kNone) return kNone;
    ++place;
  }
  return kNone;
}

std::string_view tagName(std::string_view text, const Token& token) {
  const std::size_t skipped = token.kind == TokenKind::endTag ? 2 : 1;
  const std::string_view inside =
      text.substr(token.begin + skipped, token.end - token.begin - skipped);
  return inside.substr(0, inside.find_first_of(" \t\r\n/>"));
}

}  // namespace dyetrace::xml
