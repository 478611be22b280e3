#include "importers/xml/parse_failure.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "importers/xml/lexer.h"

namespace dyetrace::xml {

namespace {

std::string_view pieceName(TokenKind kind) {
  switch (kind) {
    case TokenKind::comment:
      return "a comment";
    case TokenKind::cdata:
      return "a CDATA section";
    case TokenKind::instruction:
      return "a processing instruction";
    case TokenKind::doctype:
      return "a DOCTYPE";
    default:
      return "a tag";
  }
}

std::string_view describe(pugi::xml_parse_status status) {
  switch (status) {
    case pugi::status_out_of_memory:
      return "there is not enough memory to read this file";
    case pugi::status_unrecognized_tag:
      return "a `<` that starts no tag";
    case pugi::status_bad_pi:
      return "a processing instruction or XML declaration that is not well formed, or a "
             "declaration "
             "inside an element";
    case pugi::status_bad_comment:
      return "a comment that is not well formed";
    case pugi::status_bad_cdata:
      return "a CDATA section that is not well formed";
    case pugi::status_bad_doctype:
      return "a DOCTYPE inside an element, or one that is not well formed";
    case pugi::status_bad_attribute:
      return "an attribute that is not well formed; expected name=\"value\"";
    case pugi::status_bad_end_element:
    case pugi::status_end_element_mismatch:
      return "an end tag that does not match";
    default:
      return "a tag that is not well formed";
  }
}

std::string_view adviceFor(pugi::xml_parse_status status) {
  switch (status) {
    case pugi::status_out_of_memory:
      return "Split the model.";
    case pugi::status_unrecognized_tag:
      return "Write `&lt;` if the character is meant.";
    default:
      return "Open the file in the tool that made it and save it again, or repair it there by "
             "hand.";
  }
}

/// Finds the first tag that closes nothing or piece that is never closed.
class StructureCheck {
 public:
  StructureCheck(std::string_view text, const Reports& reports) : text_(text), reports_(reports) {}

  std::optional<XmlError> firstFault(std::size_t before) {
    Lexer lexer(text_);
    while (const std::optional<Token> token = lexer.next()) {
      if (token->begin > before) return std::nullopt;
      if (!token->closed && token->kind != TokenKind::text) return neverClosed(*token);
      if (token->kind == TokenKind::startTag) open_.push_back(*token);
      if (token->kind != TokenKind::endTag) continue;
      if (std::optional<XmlError> fault = close(*token)) return fault;
    }
    if (open_.empty()) return std::nullopt;
    return reports_.error(text_.size(),
                          "the file ends while " + nameAndPlace(open_.back()) + " is still open",
                          "The file is cut off or an end tag is missing.");
  }

 private:
  std::optional<XmlError> close(const Token& token) {
    const std::string_view name = tagName(text_, token);
    if (!open_.empty() && tagName(text_, open_.back()) == name) {
      open_.pop_back();
      return std::nullopt;
    }
    const std::string found = "the end tag " + inBackquotes("</" + std::string(name) + ">");
    if (open_.empty()) {
      return reports_.error(token.begin, found + " closes nothing", "Remove it.");
    }
    return reports_.error(token.begin,
                          found + " comes while " + nameAndPlace(open_.back()) + " is still open",
                          "Close that one first.");
  }

  XmlError neverClosed(const Token& token) const {
    return reports_.error(token.begin, std::string(pieceName(token.kind)) + " that is never closed",
                          "The file is cut off, or a quote or bracket is missing here.");
  }

  std::string nameAndPlace(const Token& token) const {
    const Location where = reports_.locate(token.begin);
    return inBackquotes("<" + std::string(tagName(text_, token)) + ">") + " of line " +
           std::to_string(where.line) + ", column " + std::to_string(where.column) + ",";
  }

  std::string_view text_;
  const Reports& reports_;
  std::vector<Token> open_;
};

std::string found(std::string_view text, std::size_t offset) {
  const std::string_view rest = text.substr(offset, 24);
  if (rest.empty()) return "the end of the file";
  return inBackquotes(rest.substr(0, rest.find_first_of("\r\n")));
}

}  // namespace

XmlError explainFailure(std::string_view text, const pugi::xml_parse_result& result,
                        const Reports& reports) {
  const std::size_t offset =
      std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)), text.size());
  if (std::optional<XmlError> fault = StructureCheck(text, reports).firstFault(offset)) {
    return std::move(*fault);
  }
  return reports.error(offset,
                       std::string(describe(result.status)) + ", found " + found(text, offset),
                       std::string(adviceFor(result.status)));
}

}  // namespace dyetrace::xml
