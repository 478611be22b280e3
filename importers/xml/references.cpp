#include "importers/xml/references.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>

#include "importers/xml/lexer.h"

namespace dyetrace::xml {

namespace {

constexpr std::size_t kLongestName = 64;

/// The text between `&` and `;`; nothing if it does not look like a reference.
std::optional<std::string_view> referenceAt(std::string_view text, std::size_t ampersand) {
  const std::string_view rest = text.substr(ampersand + 1, kLongestName);
  const std::size_t end = rest.find_first_of("; \t\r\n&<>\"'=");
  if (end == 0 || end == std::string_view::npos || rest[end] != ';') return std::nullopt;
  return rest.substr(0, end);
}

bool isPredefined(std::string_view name) {
  constexpr std::array<std::string_view, 5> kPredefined = {"amp", "lt", "gt", "quot", "apos"};
  return std::find(kPredefined.begin(), kPredefined.end(), name) != kPredefined.end();
}

/// The number in `#10` or `#xA`; nothing if it is none.
std::optional<std::uint32_t> numberOf(std::string_view reference) {
  reference.remove_prefix(1);
  const bool hexadecimal = reference.starts_with('x');
  if (hexadecimal) reference.remove_prefix(1);
  std::uint32_t number = 0;
  const char* end = reference.data() + reference.size();
  const auto [stop, fault] = std::from_chars(reference.data(), end, number, hexadecimal ? 16 : 10);
  if (fault != std::errc() || stop != end) return std::nullopt;
  return number;
}

bool isCharacter(std::uint32_t number) {
  return number != 0 && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
}

bool isForbiddenControl(std::uint32_t number) {
  return number < 0x20 && number != '\t' && number != '\n' && number != '\r';
}

/// Tells whether a place lies in a piece where `&` is an ordinary character. Ask in ascending
/// order.
class LiteralPieces {
 public:
  explicit LiteralPieces(std::string_view text) : lexer_(text), token_(lexer_.next()) {}

  bool contain(std::size_t offset) {
    while (token_ && token_->end <= offset) token_ = lexer_.next();
    return token_ && (token_->kind == TokenKind::comment || token_->kind == TokenKind::cdata ||
                      token_->kind == TokenKind::instruction);
  }

 private:
  Lexer lexer_;
  std::optional<Token> token_;
};

class ReferenceCheck {
 public:
  ReferenceCheck(std::string_view text, Reports& reports)
      : text_(text), reports_(reports), literal_(text) {}

  void run() {
    for (std::size_t place = text_.find('&'); place != std::string_view::npos;
         place = text_.find('&', place + 1)) {
      check(place, referenceAt(text_, place));
    }
  }

 private:
  void check(std::size_t place, std::optional<std::string_view> reference) {
    if (reference && isPredefined(*reference)) return;
    if (reference && reference->front() == '#') return checkNumber(place, *reference);
    if (literal_.contain(place)) return;
    if (!reference) return warnOfBareAmpersand(place);
    throw reports_.error(place,
                         "the entity " + inBackquotes("&" + std::string(*reference) + ";") +
                             " is not defined; only &amp;, &lt;, &gt;, &quot; and &apos; are",
                         "Write the character itself, or `&amp;` for an ampersand. Entities that a "
                         "DOCTYPE defines are never resolved.");
  }

  void checkNumber(std::size_t place, std::string_view reference) {
    const std::optional<std::uint32_t> number = numberOf(reference);
    if (number && isCharacter(*number) && !isForbiddenControl(*number)) return;
    if (literal_.contain(place)) return;
    if (!number || !isCharacter(*number)) {
      throw reports_.error(
          place, inBackquotes("&" + std::string(reference) + ";") + " stands for no character",
          "Write the character itself.");
    }
    reports_.warn("xml/control-character", place,
                  inBackquotes("&" + std::string(reference) + ";") +
                      " stands for a control character, which XML does not allow",
                  "Remove it.");
  }

  void warnOfBareAmpersand(std::size_t place) {
    reports_.warn(
        "xml/bare-ampersand", place,
        "an `&` that starts no reference, which XML does not allow; it is taken as itself",
        "Write `&amp;`.");
  }

  std::string_view text_;
  Reports& reports_;
  LiteralPieces literal_;
};

}  // namespace

void checkReferences(std::string_view text, Reports& reports) {
  ReferenceCheck(text, reports).run();
}

}  // namespace dyetrace::xml
