#include "importers/policy/reading.h"

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
  std::string advice;
  if (wrong.code == "policy/expected-clause") {
    advice = didYouMean(nearestNames(wordAt(text, wrong.offset), clauseWords()));
    if (advice.empty())
      advice = "Clauses begin with " + inWords(clauseWords(), clauseWords().size());
  }
  error(wrong.code, "expected " + wrong.expected + "; found " + foundAt(text, wrong.offset),
        wrong.offset, std::move(advice));
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
