#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/guard.h"

namespace dyetrace {
namespace {

constexpr std::size_t kMaximumLength = 65536;
constexpr int kMaximumNesting = 200;

/// Thrown inside the parser only.
struct Refusal {
  std::string expected;
  std::size_t position;
};

bool isNameCharacter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || c == '_' || c == '.' || byte >= 0x80;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Guard parse() {
    Guard guard = equivalence();
    skipSpace();
    if (position_ < text_.size()) refuse("`&`, `|`, `->` or the end of the guard");
    return guard;
  }

 private:
  Guard equivalence() {
    Guard left = implication();
    while (accept("<->")) left = Guard::equivalence(std::move(left), implication());
    return left;
  }

  Guard implication() {
    Guard left = disjunction();
    if (!accept("->")) return left;
    const Nesting nesting(*this);
    return Guard::implication(std::move(left), implication());
  }

  Guard disjunction() {
    std::vector<Guard> operands{conjunction()};
    while (accept("||") || accept("|") || acceptWord("or")) operands.push_back(conjunction());
    return Guard::disjunction(std::move(operands));
  }

  Guard conjunction() {
    std::vector<Guard> operands{negation()};
    while (accept("&&") || accept("&") || acceptWord("and")) operands.push_back(negation());
    return Guard::conjunction(std::move(operands));
  }

  Guard negation() {
    const Nesting nesting(*this);
    if (acceptNegation() || acceptWord("not")) return Guard::negation(negation());
    return atom();
  }

  Guard atom() {
    if (accept("(")) {
      Guard inner = equivalence();
      close();
      return inner;
    }
    const std::string name = word("a setting, `true`, `false`, `!` or `(`");
    if (name == "true") return {};
    if (name == "false") return Guard::never();
    if (startsCall()) {
      if (std::optional<Guard> guard = call(name)) return *guard;
    }
    const std::optional<Comparison> comparison = acceptComparison();
    if (!comparison) return Guard::choice({name, Comparison::equal, "on"});
    return Guard::choice({name, *comparison, word("an option")});
  }

  bool startsCall() {
    skipSpace();
    return position_ < text_.size() && text_[position_] == '(';
  }

  std::optional<Guard> call(const std::string& name) {
    if (name == "changed" || name == "effective") {
      accept("(");
      const std::string setting = word("a setting");
      close();
      return name == "changed" ? Guard::changed(setting) : Guard::effective(setting);
    }
    if (name == "atleast" || name == "atmost" || name == "exactly" || name == "between") {
      accept("(");
      return counted(name);
    }
    return std::nullopt;
  }

  Guard counted(const std::string& name) {
    const std::size_t first = number();
    Guard::Bounds bounds{first, first};
    if (name == "between") {
      if (!accept(",")) refuse("`,` and the greatest number");
      bounds.most = number();
    }
    if (name == "atmost") bounds.least = 0;
    std::vector<Guard> operands;
    while (accept(",")) operands.push_back(equivalence());
    if (name == "atleast") bounds.most = std::max(first, operands.size());
    close();
    return Guard::cardinality(bounds, std::move(operands));
  }

  std::size_t number() {
    const std::string digits = word("a number");
    std::size_t value = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value);
    if (error == std::errc() && stop == end) return value;
    position_ -= digits.size();
    refuse("a number");
  }

  void close() {
    if (!accept(")")) refuse("`)`");
  }

  std::optional<Comparison> acceptComparison() {
    skipSpace();
    if (text_.substr(position_, 3) == "<->") return std::nullopt;
    if (accept("==")) return Comparison::equal;
    if (accept("!=")) return Comparison::notEqual;
    if (accept("<=")) return Comparison::lessEqual;
    if (accept(">=")) return Comparison::greaterEqual;
    if (accept("=")) return Comparison::equal;
    if (accept("<")) return Comparison::less;
    if (accept(">")) return Comparison::greater;
    return std::nullopt;
  }

  bool acceptNegation() {
    skipSpace();
    return text_.substr(position_, 2) != "!=" && accept("!");
  }

  /// A name, number or quoted text. A `-` belongs to a name unless it begins `->`.
  std::string word(const char* expected) {
    skipSpace();
    if (position_ < text_.size() && (text_[position_] == '"' || text_[position_] == '\''))
      return quoted();
    const std::size_t begin = position_;
    while (position_ < text_.size() && continuesName()) ++position_;
    if (position_ == begin) refuse(expected);
    return std::string(text_.substr(begin, position_ - begin));
  }

  bool continuesName() const {
    const char c = text_[position_];
    if (c == '-') return position_ + 1 >= text_.size() || text_[position_ + 1] != '>';
    return isNameCharacter(c);
  }

  std::string quoted() {
    const std::size_t begin = position_ + 1;
    const std::size_t end = text_.find(text_[position_], begin);
    if (end == std::string_view::npos) refuse("a closing quotation mark");
    position_ = end + 1;
    return std::string(text_.substr(begin, end - begin));
  }

  bool accept(std::string_view symbol) {
    skipSpace();
    if (text_.substr(position_, symbol.size()) != symbol) return false;
    position_ += symbol.size();
    return true;
  }

  bool acceptWord(std::string_view wanted) {
    skipSpace();
    if (text_.size() - position_ < wanted.size()) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text_[position_ + i]);
      if (std::tolower(byte) != wanted[i]) return false;
    }
    const std::size_t after = position_ + wanted.size();
    if (after < text_.size() && (isNameCharacter(text_[after]) || text_[after] == '-'))
      return false;
    position_ = after;
    return true;
  }

  void skipSpace() {
    while (position_ < text_.size() &&
           std::isspace(static_cast<unsigned char>(text_[position_])) != 0) {
      ++position_;
    }
  }

  [[noreturn]] void refuse(std::string expected) const {
    throw Refusal{std::move(expected), position_};
  }

  /// Counts the depth of the recursion for as long as it lives.
  struct Nesting {
    explicit Nesting(Parser& owner) : parser(owner) {
      if (++parser.depth_ > kMaximumNesting) parser.refuse("at most 200 levels of nesting");
    }
    ~Nesting() { --parser.depth_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;
    Parser& parser;
  };

  std::string_view text_;
  std::size_t position_ = 0;
  int depth_ = 0;
};

/// The first few characters of the text, never half a UTF-8 sequence.
std::string_view beginning(std::string_view text) {
  constexpr std::size_t kShown = 12;
  std::size_t end = std::min(text.size(), kShown);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return text.substr(0, end);
}

std::string foundAt(std::string_view text, std::size_t position) {
  if (position >= text.size()) return "the guard ends";
  return "found `" + std::string(beginning(text.substr(position))) + "`";
}

}  // namespace

GuardParse parseGuard(std::string_view text) {
  if (text.size() > kMaximumLength)
    return {{}, "a guard may have at most 65536 bytes", kMaximumLength};
  try {
    return {Parser(text).parse(), {}, 0};
  } catch (const Refusal& refusal) {
    const std::string message =
        "expected " + refusal.expected + ", " + foundAt(text, refusal.position);
    return {{}, message, refusal.position};
  }
}

}  // namespace dyetrace
