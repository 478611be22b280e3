#include "importers/policy/syntax.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include <tao/pegtl/contrib/parse_tree.hpp>

#include "importers/policy/grammar.h"

namespace dyetrace::policy {
namespace {

namespace peg = tao::pegtl;

using Kind = Syntax::Kind;

// Which rules of the grammar become nodes of the tree, and as what.
template <class Rule>
constexpr std::optional<Kind> kKind{};
#define DYETRACE_NODE(rule, kind) \
  template <>                     \
  constexpr std::optional<Kind> kKind<grammar::rule> = Kind::kind
DYETRACE_NODE(PolicyLine, policy);
DYETRACE_NODE(Extends, extends);
DYETRACE_NODE(Category, category);
DYETRACE_NODE(Purpose, purpose);
DYETRACE_NODE(Weight, weight);
DYETRACE_NODE(Distance, distance);
DYETRACE_NODE(Adequate, adequate);
DYETRACE_NODE(Inadequate, inadequate);
DYETRACE_NODE(Region, region);
DYETRACE_NODE(BuiltIn, builtin);
DYETRACE_NODE(Inherited, inherited);
DYETRACE_NODE(Threshold, threshold);
DYETRACE_NODE(FailOn, failOn);
DYETRACE_NODE(Rule, rule);
DYETRACE_NODE(SeverityClause, severity);
DYETRACE_NODE(Never, never);
DYETRACE_NODE(Always, always);
DYETRACE_NODE(Only, only);
DYETRACE_NODE(From, from);
DYETRACE_NODE(To, to);
DYETRACE_NODE(Through, through);
DYETRACE_NODE(Without, without);
DYETRACE_NODE(Passes, passes);
DYETRACE_NODE(When, when);
DYETRACE_NODE(Unless, unless);
DYETRACE_NODE(Because, because);
DYETRACE_NODE(Fix, fix);
DYETRACE_NODE(Ask, ask);
DYETRACE_NODE(DataTerm, data);
DYETRACE_NODE(WrittenForm, form);
DYETRACE_NODE(InForm, form);
DYETRACE_NODE(FormName, form);
DYETRACE_NODE(AboutPart, about);
DYETRACE_NODE(Marks, marks);
DYETRACE_NODE(Place, disjunction);
DYETRACE_NODE(Conjunction, conjunction);
DYETRACE_NODE(Negation, negation);
DYETRACE_NODE(Test, test);
DYETRACE_NODE(WeightOption, option);
DYETRACE_NODE(SpecialOption, option);
DYETRACE_NODE(Quoted, quoted);
DYETRACE_NODE(Letters, word);
DYETRACE_NODE(AnyWord, word);
DYETRACE_NODE(ColonForm, word);
DYETRACE_NODE(Number, number);
DYETRACE_NODE(Percent, percent);
DYETRACE_NODE(GuardText, guard);
#undef DYETRACE_NODE

template <class Rule>
struct Selected : std::bool_constant<kKind<Rule>.has_value()> {};

struct Node : peg::parse_tree::basic_node<Node> {
  template <class Rule, class Input, class... States>
  void success(const Input& in, States&&... states) {
    peg::parse_tree::basic_node<Node>::success<Rule>(in, states...);
    kind = kKind<Rule>.value_or(Kind::part);
  }
  Kind kind = Kind::part;
};

// What is said where the grammar must go on and does not: a code, and what was expected.
template <class Rule>
constexpr const char* kExpected = nullptr;
#define DYETRACE_EXPECTED(rule, words) \
  template <>                          \
  constexpr const char* kExpected<grammar::rule> = words
DYETRACE_EXPECTED(ClosingQuote,
                  "policy/open-quote|a closing `\"` on the same line (write `\\\"` for a quotation "
                  "mark, `\\\\` for a backslash)");
DYETRACE_EXPECTED(NameThenGap, "policy/expected-name|a name: a word, or a text in quotes");
DYETRACE_EXPECTED(Place,
                  "policy/expected-place|a place, such as `store`, `node \"Ads partner\"` or `role "
                  "third-party`");
DYETRACE_EXPECTED(PlaceFactor,
                  "policy/expected-test|what must hold of the place, such as `region EU`");
DYETRACE_EXPECTED(Conjunction,
                  "policy/expected-alternative|the other place behind `or`, such as `region EU`");
DYETRACE_EXPECTED(ClosingParenthesis, "policy/open-parenthesis|`)`, `and` or `or`");
DYETRACE_EXPECTED(Station,
                  "policy/expected-station|what the road passes: a place, or `mark` with its name");
DYETRACE_EXPECTED(
    Data, "policy/expected-data|data: a category such as `location.precise`, or `anything`");
DYETRACE_EXPECTED(DataTerm, "policy/expected-more-data|a further category of data");
DYETRACE_EXPECTED(ColonForm, "policy/expected-form|`identified`, `pseudonymous` or `anonymous`");
DYETRACE_EXPECTED(Sentence, "policy/expected-sentence|a text in quotes");
DYETRACE_EXPECTED(FileName, "policy/expected-file|the name of a policy file in quotes");
DYETRACE_EXPECTED(WeightNumber, "policy/expected-number|a number from 0 to 4");
DYETRACE_EXPECTED(NumberThenGap, "policy/expected-threshold|a number");
DYETRACE_EXPECTED(TermName, "policy/expected-term|the name of the new term");
DYETRACE_EXPECTED(Under, "policy/expected-under|`under` and the term that it belongs to");
DYETRACE_EXPECTED(In, "policy/expected-in|`in` and the area that it lies in, such as `EU` or `DE`");
DYETRACE_EXPECTED(AnyWordThenGap, "policy/expected-word|a word");
DYETRACE_EXPECTED(StateWord, "policy/expected-state|`off`, `on` or a severity");
DYETRACE_EXPECTED(ThresholdWord,
                  "policy/expected-threshold-name|`low`, `medium`, `high`, `critical` or `rare`");
DYETRACE_EXPECTED(SeverityWord, "policy/expected-severity|a severity");
DYETRACE_EXPECTED(RuleName, "policy/expected-rule-name|the name of the rule");
DYETRACE_EXPECTED(EndOfClauses, "policy/expected-clause|a clause, or the end of the line");
DYETRACE_EXPECTED(EndOfStatement, "policy/expected-end|the end of the statement");
#undef DYETRACE_EXPECTED

struct Expectations {
  template <class Rule>
  static constexpr const char* message = kExpected<Rule>;
  template <class Rule>
  static constexpr bool raise_on_failure = false;
};
template <class Rule>
using Control = peg::must_if<Expectations, peg::normal, false>::control<Rule>;

/// A quoted text says what stands between the quotation marks.
std::string unquoted(std::string_view written) {
  std::string text;
  for (std::size_t i = 1; i + 1 < written.size(); ++i) {
    if (written[i] == '\\') ++i;
    text += written[i];
  }
  return text;
}

Syntax treeOf(const Node& node, std::string_view file) {
  Syntax syntax;
  syntax.kind = node.kind;
  if (!node.is_root()) {
    const std::string_view written = node.string_view();
    syntax.begin = static_cast<std::size_t>(written.data() - file.data());
    syntax.text = node.kind == Kind::quoted ? unquoted(written) : std::string(written);
  }
  for (const auto& child : node.children) syntax.parts.push_back(treeOf(*child, file));
  return syntax;
}

SyntaxError errorFrom(const peg::parse_error& error) {
  const std::string message(error.message());
  const std::size_t bar = message.find('|');
  const std::size_t offset = error.positions().front().byte;
  if (bar == std::string::npos) return {"policy/syntax", "something else", offset};
  return {message.substr(0, bar), message.substr(bar + 1), offset};
}

/// Parentheses and negations nest by recursion, which must not go deeper than the stack.
std::optional<SyntaxError> tooDeep(const Source& source, const Part& part) {
  constexpr std::size_t kDeepest = 100;
  std::size_t depth = 0;
  const std::string plain = withoutComments(source.text(part));
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const bool negation = plain.compare(i, 4, "not ") == 0;
    if (plain[i] != '(' && !negation) continue;
    if (++depth > kDeepest) {
      return SyntaxError{"policy/too-deep", "at most 100 parentheses and `not` in one clause",
                         part.begin + i};
    }
  }
  return std::nullopt;
}

template <class Grammar>
SyntaxResult parse(const Source& source, const Part& part) {
  if (const auto error = tooDeep(source, part)) return *error;
  const std::string_view text = source.text(part);
  peg::memory_input<> input(text.data(), text.data() + text.size(), std::string(), part.begin, 1,
                            1);
  try {
    const auto root = peg::parse_tree::parse<Grammar, Node, Selected, peg::nothing, Control>(input);
    return treeOf(*root, source.text());
  } catch (const peg::parse_error& error) {
    // What is missing at the end is shown there, not at the next thing some lines below.
    SyntaxError wrong = errorFrom(error);
    wrong.offset = std::min(wrong.offset, part.begin + endOfContent(text));
    return wrong;
  }
}

}  // namespace

SyntaxResult parseStatement(const Source& source, const Part& part) {
  return parse<grammar::Statement>(source, part);
}

SyntaxResult parseClauses(const Source& source, const Part& part) {
  return parse<grammar::Clauses>(source, part);
}

const std::vector<std::string>& statementWords() {
  static const std::vector<std::string> words{
      "policy",     "extends", "category", "purpose",   "weight",    "distance", "adequate",
      "inadequate", "region",  "builtin",  "inherited", "threshold", "fail-on",  "rule"};
  return words;
}

const std::vector<std::string>& clauseWords() {
  static const std::vector<std::string> words{
      "never",  "always",  "only", "from", "to",   "through", "without", "passes", "when",
      "unless", "because", "fix",  "ask",  "note", "low",     "medium",  "high",   "critical"};
  return words;
}

}  // namespace dyetrace::policy
