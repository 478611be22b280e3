#include "importers/annotations/statement_reader.h"
#include "importers/annotations/text.h"
#include "importers/annotations/values.h"
#include "model/names.h"

namespace dyetrace {
namespace {

std::string termNoun(TermKind kind) {
  switch (kind) {
    case TermKind::data:
      return "category of personal data";
    case TermKind::purpose:
      return "purpose";
    case TermKind::basis:
      return "legal basis";
  }
  return "term";
}

}  // namespace

std::optional<TermId> StatementReader::term(const Reading& reading, TermKind kind,
                                            const std::string& name) {
  const auto known = knownTerms_.find({kind, name});
  if (known != knownTerms_.end()) return known->second;
  const TermLookup found = product_.taxonomy.find(kind, name);
  if (found.term.valid()) {
    knownTerms_.emplace(std::pair(kind, name), found.term);
    return found.term;
  }
  if (found.ambiguous) {
    report(reading, "annotation/ambiguous-term", "names " + shown(name) + ", which fits several",
           "Write one of " + inWords(found.candidates));
  } else {
    report(reading, "annotation/unknown-term",
           "names " + shown(name) + ", which is no " + termNoun(kind),
           didYouMean(found.candidates));
  }
  return std::nullopt;
}

std::optional<Form> StatementReader::form(const Reading& reading, const std::string& name) {
  const auto found = formFromName(name);
  if (!found)
    report(
        reading, "annotation/unknown-form",
        "names the form " + shown(name) + "; expected `identified`, `pseudonymous` or `anonymous`",
        didYouMean(nearestNames(
            name, std::vector<std::string>{"identified", "pseudonymous", "anonymous"})));
  return found;
}

std::optional<LabelPattern> StatementReader::pattern(const Reading& reading,
                                                     const std::string& text) {
  const std::size_t colon = text.find(':');
  const auto category = term(reading, TermKind::data, std::string(trimmed(text.substr(0, colon))));
  if (!category) return std::nullopt;
  if (colon == std::string::npos) return LabelPattern{*category, std::nullopt};
  const auto written = form(reading, text.substr(colon + 1));
  if (!written) return std::nullopt;
  return LabelPattern{*category, static_cast<int>(*written)};
}

std::optional<LabelId> StatementReader::label(const Reading& reading, const std::string& text) {
  const std::size_t colon = text.find(':');
  const auto category = term(reading, TermKind::data, std::string(trimmed(text.substr(0, colon))));
  if (!category) return std::nullopt;
  // A form that nobody understands must not make data look less identifying than it is.
  const Form written = colon == std::string::npos
                           ? Form::identified
                           : form(reading, text.substr(colon + 1)).value_or(Form::identified);
  return product_.intern({*category, written});
}

void internTurnedLabels(Product& product) {
  std::vector<Turn> turns;
  for (const Facts& facts : product.facts)
    turns.insert(turns.end(), facts.turns.begin(), facts.turns.end());
  if (turns.empty()) return;
  // The table grows while it is walked: what a turn gives may be turned again.
  for (std::size_t i = 0; i < product.labels.size(); ++i) {
    for (const Turn& turn : turns) {
      if (!matches(product, turn.from, LabelId(i))) continue;
      const Label from = product.labels[LabelId(i)];
      Label to = product.labels[turn.to];
      if (turn.keepsCategory) to.category = from.category;
      if (turn.keepsForm) to.form = from.form;
      product.intern(to);
    }
  }
}

}  // namespace dyetrace
