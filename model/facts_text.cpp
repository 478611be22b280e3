#include "model/facts_text.h"

#include <array>
#include <charconv>

namespace dyetrace {
namespace {

template <class Items, class ToText>
std::string joined(const Items& items, const char* between, ToText toText) {
  std::string text;
  for (const auto& item : items) {
    if (!text.empty()) text += between;
    text += toText(item);
  }
  return text;
}

std::string wordsText(const std::vector<std::string>& words) {
  return joined(words, ", ", [](const std::string& word) { return word; });
}

/// As few digits as tell the number from its neighbours.
std::string shortest(double number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return {digits.data(), end};
}

std::string useText(const Product& product, const LabelUse& use) {
  return keyOf(product, use.label) + (use.suggested ? "?" : "");
}

std::string patternText(const Product& product, const LabelPattern& pattern) {
  std::string text = product.taxonomy[pattern.category].key;
  if (pattern.form) text += ":" + std::string(formName(static_cast<Form>(*pattern.form)));
  return text;
}

std::string turnText(const Product& product, const Turn& turn) {
  const Label& to = product.labels[turn.to];
  const std::string from = patternText(product, turn.from);
  if (turn.keepsCategory) return from + " -> :" + std::string(formName(to.form));
  if (turn.keepsForm) return from + " -> " + product.taxonomy[to.category].key;
  return from + " -> " + keyOf(product, turn.to);
}

std::string derivationText(const Product& product, const Derivation& derivation) {
  const auto pattern = [&](const LabelPattern& from) { return patternText(product, from); };
  return joined(derivation.from, " + ", pattern) + " -> " + useText(product, derivation.to);
}

std::string protectionText(const Protection& protection) {
  std::vector<std::string> parts;
  if (protection.inTransit) parts.emplace_back("in transit");
  if (protection.atRest) parts.emplace_back("at rest");
  if (protection.endToEnd) parts.emplace_back("end to end");
  if (protection.none) parts.emplace_back("none");
  return wordsText(parts);
}

std::string termsText(const Product& product, const std::vector<TermId>& terms) {
  return joined(terms, ", ", [&](TermId term) { return product.taxonomy[term].key; });
}

std::string marksText(const Product& product, const std::vector<MarkId>& marks) {
  return joined(marks, ", ", [&](MarkId mark) { return product.marks[mark]; });
}

std::string fragmentText(const Fragment& fragment) {
  return fragment.secret + " " + fragment.part + "/" + std::to_string(fragment.needed);
}

std::string labelFact(const Product& product, const Facts& facts, const std::string& name) {
  if (name == "data") {
    return joined(facts.data, ", ", [&](const LabelUse& use) { return useText(product, use); });
  }
  if (name == "drops") {
    return joined(facts.drops, ", ",
                  [&](const LabelPattern& pattern) { return patternText(product, pattern); });
  }
  if (name == "turns") {
    return joined(facts.turns, "; ", [&](const Turn& turn) { return turnText(product, turn); });
  }
  if (name == "derives") {
    return joined(facts.derives, "; ",
                  [&](const Derivation& item) { return derivationText(product, item); });
  }
  if (name == "needs") {
    return joined(facts.needs, ", ",
                  [&](const LabelPattern& pattern) { return patternText(product, pattern); });
  }
  return {};
}

std::string handlingFact(const Product& product, const Facts& facts, const std::string& name) {
  if (name == "subject") return wordsText(facts.subjects);
  if (name == "purpose") return termsText(product, facts.purposes);
  if (name == "basis") return termsText(product, facts.bases);
  if (name == "residency") return wordsText(facts.residency);
  if (name == "retention") return facts.retention ? facts.retention->text : "";
  if (name == "protection") return facts.protection ? protectionText(*facts.protection) : "";
  if (name == "marks") return marksText(product, facts.marks);
  if (name == "unmarks") return marksText(product, facts.unmarks);
  if (name == "when") return facts.when.always() ? "" : toString(facts.when);
  if (name == "erases") return facts.erases ? "yes" : "";
  if (name == "required") return facts.required ? "yes" : "";
  if (name == "claims") return wordsText(facts.claims);
  if (name == "tags") return wordsText(facts.tags);
  if (name == "share") return facts.share ? shortest(*facts.share) : "";
  if (name == "recipients") return wordsText(facts.recipients);
  if (name == "storeUse") return facts.storeUse ? std::string(storeUseName(*facts.storeUse)) : "";
  if (name == "trigger") return facts.trigger ? std::string(triggerName(*facts.trigger)) : "";
  if (name == "fragment") return facts.fragment ? fragmentText(*facts.fragment) : "";
  return {};
}

}  // namespace

const std::vector<std::string>& factNames() {
  static const std::vector<std::string> names{
      "data",  "drops",      "turns",     "derives",    "subject", "purpose",
      "basis", "residency",  "retention", "protection", "marks",   "unmarks",
      "when",  "erases",     "required",  "claims",     "tags",    "share",
      "needs", "recipients", "storeUse",  "trigger",    "fragment"};
  return names;
}

NamedTexts factsAsText(const Product& product, const Facts& facts) {
  NamedTexts texts;
  for (const std::string& name : factNames()) {
    std::string text = labelFact(product, facts, name);
    if (text.empty()) text = handlingFact(product, facts, name);
    if (!text.empty()) texts.emplace_back(name, std::move(text));
  }
  return texts;
}

}  // namespace dyetrace
