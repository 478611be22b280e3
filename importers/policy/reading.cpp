#include "importers/policy/reading.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "importers/annotations/text.h"
#include "model/names.h"

namespace dyetrace::policy {
namespace {

/// What stands at a place, as a message calls it.
std::string foundAt(std::string_view text, std::size_t offset) {
  const std::size_t begin = text.find_first_not_of(" \t\r", offset);
  if (begin == std::string_view::npos) return "the end of the file";
  if (text[begin] == '\n' || text[begin] == '#') return "the end of the line";
  const std::size_t end = text.find_first_of(" \t\r\n", begin);
  return shown(text.substr(begin, end - begin));
}

/// The word at a place, for the search of the nearest name.
std::string wordAt(std::string_view text, std::size_t offset) {
  const std::size_t end = text.find_first_of(" \t\r\n\",()", offset);
  return std::string(text.substr(offset, end - offset));
}

/// What to write where the grammar must go on and does not.
struct Advice {
  std::string_view code;
  std::string_view words;
};

constexpr std::string_view kNames =
    "A word with a meaning of its own, such as `in` or `to`, is a name only in quotes";

constexpr std::array<Advice, 21> kAdvice{{
    {"policy/open-quote", "Close the text in the line in which it begins"},
    {"policy/expected-name", kNames},
    {"policy/expected-rule-name", kNames},
    {"policy/expected-term", kNames},
    {"policy/expected-sentence", "Put the text in quotes"},
    {"policy/expected-file", "Put the name in quotes; the file is looked for beside this one"},
    {"policy/expected-place", "Write `anywhere` if every place is meant"},
    {"policy/expected-test", "Write for example `external and region EU`"},
    {"policy/expected-alternative", "Write for example `store or external`"},
    {"policy/open-parenthesis", "Close the parenthesis, or take it away"},
    {"policy/expected-station", "Write for example `mark consent` or `node Pseudonymiser`"},
    {"policy/expected-data", "Write `anything` if all data is meant"},
    {"policy/expected-more-data", "Take the comma or the `or` before it away, or go on with data"},
    {"policy/expected-form", "Write for example `email:pseudonymous`"},
    {"policy/expected-number", "0 says nothing about a person, 4 is gravest or farthest"},
    {"policy/expected-threshold", "Write for example `threshold high 8`"},
    {"policy/expected-threshold-name", "Write for example `threshold high 8`"},
    {"policy/expected-under", "Write for example `category steps under user.health_and_medical`"},
    {"policy/expected-in", "Write for example `region frankfurt in DE`"},
    {"policy/expected-state", "Write for example `builtin FLW-05 off`"},
    {"policy/expected-end", "Begin the next statement in a line of its own"},
}};

/// The nearest clauses, or all.
std::string clauseAdvice(const std::string& word) {
  const std::string nearest = didYouMean(nearestNames(word, clauseWords()));
  if (!nearest.empty()) return nearest;
  return "Clauses begin with " + inWords(clauseWords(), clauseWords().size());
}

std::string adviceFor(const SyntaxError& wrong, const std::string& word) {
  if (wrong.code == "policy/expected-clause") return clauseAdvice(word);
  if (wrong.code == "policy/expected-severity") {
    return "Severities are " + inWords(severityNames(), severityNames().size());
  }
  const auto* const known = std::find_if(
      kAdvice.begin(), kAdvice.end(), [&](const Advice& each) { return each.code == wrong.code; });
  return known == kAdvice.end() ? "docs/policy.md has the grammar" : std::string(known->words);
}

}  // namespace

void Reading::error(std::string code, std::string message, const Location& where,
                    std::string advice) {
  diagnostics_.push_back(
      {Level::error, std::move(code), std::move(message), where, std::move(advice), {}});
}

void Reading::error(std::string code, std::string message, std::size_t offset, std::string advice) {
  error(std::move(code), std::move(message), source_->at(offset), std::move(advice));
}

void Reading::error(std::string code, std::string message, const Syntax& syntax,
                    std::string advice) {
  error(std::move(code), std::move(message), syntax.begin, std::move(advice));
}

void Reading::error(const SyntaxError& wrong) {
  const std::string_view text = source_->text();
  error(wrong.code, "expected " + wrong.expected + "; found " + foundAt(text, wrong.offset),
        wrong.offset, adviceFor(wrong, wordAt(text, wrong.offset)));
}

void Reading::unknown(std::string code, const std::string& noun, const Syntax& name,
                      const std::vector<std::string>& candidates) {
  const std::vector<std::string> nearest = nearestNames(name.text, candidates);
  const std::string all = candidates.size() <= 20
                              ? "Expected " + inWords(candidates, candidates.size())
                              : std::string();
  error(std::move(code), shown(name.text) + " is no " + noun, name,
        nearest.empty() ? all : didYouMean(nearest));
}

std::vector<std::string> namesIn(const Syntax& syntax) {
  std::vector<std::string> names;
  for (const Syntax& part : syntax.parts) {
    const bool isName = part.kind == Syntax::Kind::word || part.kind == Syntax::Kind::quoted;
    if (isName) names.push_back(part.text);
  }
  return names;
}

}  // namespace dyetrace::policy
