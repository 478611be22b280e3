#include "importers/settings/uvl_constraint.h"

#include <algorithm>
#include <array>
#include <utility>

#include "importers/annotations/text.h"

namespace dyetrace::settings::uvl {

namespace {

constexpr std::size_t kDeepestConstraint = 200;

bool isName(const Token& token) {
  return token.kind == Token::Kind::name || token.kind == Token::Kind::quoted;
}

class ConstraintReader {
 public:
  explicit ConstraintReader(Words& words) : words_(words) {}

  Guard equivalence() {
    Guard left = implication();
    while (words_.acceptSymbol("<=>")) left = Guard::equivalence(std::move(left), implication());
    return left;
  }

 private:
  Guard implication() {
    Guard left = disjunction();
    while (words_.acceptSymbol("=>")) left = Guard::implication(std::move(left), disjunction());
    return left;
  }

  Guard disjunction() {
    std::vector<Guard> operands{conjunction()};
    while (words_.acceptSymbol("|")) operands.push_back(conjunction());
    return Guard::disjunction(std::move(operands));
  }

  Guard conjunction() {
    std::vector<Guard> operands{negation()};
    while (words_.acceptSymbol("&")) operands.push_back(negation());
    return Guard::conjunction(std::move(operands));
  }

  Guard negation() {
    if (++depth_ > kDeepestConstraint)
      throw Refused("the constraint has more than 200 levels of nesting", words_.where(),
                    "Split it.");
    Guard guard = words_.acceptSymbol("!") ? Guard::negation(negation()) : atom();
    --depth_;
    return guard;
  }

  Guard atom() {
    if (words_.acceptSymbol("(")) {
      Guard inner = equivalence();
      words_.expectSymbol(")");
      refuseArithmetic();
      return inner;
    }
    if (words_.is(Token::Kind::number) || words_.isSymbol("-"))
      words_.refuseLevel("a calculation with numbers", words_.peek());
    if (words_.is(Token::Kind::string)) words_.refuseLevel("a comparison of texts", words_.peek());
    if (!isName(words_.peek())) words_.refuseExpected("a feature, `!` or `(`");
    const bool bare = words_.is(Token::Kind::name);
    refuseCall();
    std::string name = readReference();
    refuseArithmetic();
    if (bare && name == "true") return {};
    if (bare && name == "false") return Guard::never();
    return featureOn(std::move(name));
  }

  std::string readReference() {
    const Token& first = words_.peek();
    if (words_.peek(1).kind == Token::Kind::symbol && words_.peek(1).text == ".")
      words_.refuseLevel(
          "the reference " +
              shown(std::string(first.text) + "." + std::string(words_.peek(2).text)) +
              " to an attribute or to an imported feature",
          first);
    return readFeatureName(words_);
  }

  void refuseCall() const {
    const Token& after = words_.peek(1);
    if (after.kind != Token::Kind::symbol || after.text != "(") return;
    words_.refuseLevel("the function " + shown(words_.peek().text), words_.peek());
  }

  void refuseArithmetic() const {
    constexpr std::array<std::string_view, 11> kOperators = {
        "==", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "="};
    if (!words_.is(Token::Kind::symbol)) return;
    const std::string_view symbol = words_.peek().text;
    if (std::find(kOperators.begin(), kOperators.end(), symbol) == kOperators.end()) return;
    words_.refuseLevel("the operator " + shown(symbol) + " on values", words_.peek());
  }

  Words& words_;
  std::size_t depth_ = 0;
};

}  // namespace

Guard readConstraint(Words& words) {
  return ConstraintReader(words).equivalence();
}

std::string readFeatureName(Words& words) {
  if (!isName(words.peek())) words.refuseExpected("the name of a feature");
  const Token token = words.next();
  if (token.text.empty())
    throw Refused("a feature has an empty name", words.placeOf(token), "Give it a name.");
  if (token.text.find('.') != std::string_view::npos)
    throw Refused("the name " + shown(token.text) +
                      " holds a dot, which UVL keeps for attributes "
                      "and imported features",
                  words.placeOf(token), "Write `_` instead.");
  if (words.isSymbol("."))
    words.refuseLevel("the feature " +
                          shown(std::string(token.text) + "." + std::string(words.peek(1).text)) +
                          " of another file",
                      token);
  return std::string(token.text);
}

}  // namespace dyetrace::settings::uvl
