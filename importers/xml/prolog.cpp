#include "importers/xml/prolog.h"

#include "importers/xml/lexer.h"

namespace dyetrace::xml {

namespace {

bool isDeclaration(std::string_view instruction) {
  return instruction.starts_with("<?xml") && instruction.size() > 5 &&
         kXmlSpace.find(instruction[5]) != std::string_view::npos;
}

void note(std::optional<std::size_t>& place, std::size_t offset) {
  if (!place) place = offset;
}

}  // namespace

Prolog readProlog(std::string_view text) {
  Prolog prolog;
  Lexer lexer(text);
  while (const std::optional<Token> token = lexer.next()) {
    const std::string_view piece = text.substr(token->begin, token->end - token->begin);
    const std::size_t visible = piece.find_first_not_of(kXmlSpace);
    switch (token->kind) {
      case TokenKind::startTag:
      case TokenKind::emptyTag:
        if (token->closed) prolog.rootTag = piece;
        return prolog;
      case TokenKind::doctype:
        note(prolog.doctype, token->begin);
        break;
      case TokenKind::instruction:
        if (token->begin != 0 && isDeclaration(piece)) note(prolog.lateDeclaration, token->begin);
        break;
      case TokenKind::comment:
        break;
      case TokenKind::text:
        if (visible == std::string_view::npos) break;
        prolog.stray = token->begin + visible;
        return prolog;
      case TokenKind::cdata:
      case TokenKind::endTag:
        prolog.stray = token->begin;
        return prolog;
    }
  }
  return prolog;
}

}  // namespace dyetrace::xml
