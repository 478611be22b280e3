#include "importers/policy/place_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "importers/annotations/text.h"
#include "importers/annotations/values.h"
#include "model/names.h"
#include "model/product.h"

namespace dyetrace::policy {
namespace {

using TestKind = PlaceTest::Kind;

/// A word that a test begins with, and whether names follow it.
struct TestWord {
  std::string_view word;
  TestKind kind;
  bool named;
};

constexpr std::array<TestWord, 18> kTestWords{{
    {"anywhere", TestKind::anywhere, false},
    {"anything", TestKind::anywhere, false},
    {"person", TestKind::nodeKind, false},
    {"process", TestKind::nodeKind, false},
    {"store", TestKind::nodeKind, false},
    {"data", TestKind::nodeKind, false},
    {"external", TestKind::nodeKind, false},
    {"node", TestKind::node, true},
    {"zone", TestKind::zone, true},
    {"role", TestKind::role, true},
    {"organisation", TestKind::organisation, true},
    {"organization", TestKind::organisation, true},
    {"region", TestKind::region, true},
    {"outside", TestKind::outside, true},
    {"adequate", TestKind::adequate, false},
    {"purpose", TestKind::purpose, true},
    {"tag", TestKind::tag, true},
    {"mark", TestKind::mark, true},
}};

std::vector<std::string> testWords() {
  std::vector<std::string> words;
  for (const TestWord& each : kTestWords) words.emplace_back(each.word);
  return words;
}

/// A name of the test as it is compared later; nothing if it cannot be right.
std::optional<std::string> nameFor(TestKind kind, const Syntax& name, Reading& reading) {
  switch (kind) {
    case TestKind::role: {
      const auto role = roleFromName(name.text);
      if (!role) reading.unknown("policy/unknown-role", "role", name, roleNames());
      return role ? std::optional(std::string(roleName(*role))) : std::nullopt;
    }
    case TestKind::purpose: {
      const TermId term = readTerm(TermKind::purpose, name, reading);
      return term.valid() ? std::optional(reading.policy.taxonomy[term].key) : std::nullopt;
    }
    case TestKind::region:
    case TestKind::outside:
      return upperCase(name.text);
    case TestKind::mark:
      return markName(name.text);
    default:
      return name.text;
  }
}

PlaceTest readTest(const Syntax& syntax, Reading& reading) {
  PlaceTest test;
  test.where = reading.at(syntax);
  const Syntax& head = syntax.parts.front();
  const auto* const known =
      std::find_if(kTestWords.begin(), kTestWords.end(),
                   [&](const TestWord& each) { return each.word == head.text; });
  if (known == kTestWords.end()) {
    reading.unknown("policy/unknown-test", "test of a place", head, testWords());
    return test;
  }
  test.kind = known->kind;
  if (known->kind == TestKind::nodeKind) test.names.push_back(head.text);
  if (known->named && syntax.parts.size() == 1) {
    reading.error("policy/test-without-name", shown(head.text) + " needs a name behind it", head,
                  "Write for example `" + head.text + " \"Ads\"`");
  }
  if (!known->named && syntax.parts.size() > 1) {
    reading.error(
        "policy/test-with-name",
        shown(head.text) + " takes no name, but " + shown(syntax.parts[1].text) + " follows",
        syntax.parts[1], "Join tests with `and`, or write `node` before a name");
    return test;
  }
  for (std::size_t i = 1; i < syntax.parts.size(); ++i) {
    if (auto name = nameFor(known->kind, syntax.parts[i], reading)) {
      test.names.push_back(std::move(*name));
    }
  }
  return test;
}

PlaceTest readAny(const Syntax& syntax, Reading& reading);

PlaceTest joined(TestKind kind, const Syntax& syntax, Reading& reading) {
  std::vector<PlaceTest> operands;
  for (const Syntax& part : syntax.parts) operands.push_back(readAny(part, reading));
  if (operands.size() == 1 && kind != TestKind::none) return std::move(operands.front());
  PlaceTest test;
  test.kind = kind;
  test.operands = std::move(operands);
  test.where = reading.at(syntax);
  return test;
}

PlaceTest readAny(const Syntax& syntax, Reading& reading) {
  switch (syntax.kind) {
    case Syntax::Kind::disjunction:
      return joined(TestKind::any, syntax, reading);
    case Syntax::Kind::conjunction:
      return joined(TestKind::all, syntax, reading);
    case Syntax::Kind::negation:
      return joined(TestKind::none, syntax, reading);
    default:
      return readTest(syntax, reading);
  }
}

bool meansAny(const Syntax& name) {
  return name.kind == Syntax::Kind::word && (name.text == "anything" || name.text == "any");
}

/// The word of `:form` or `in form`, or the form itself.
const Syntax& formWord(const Syntax& form) {
  return form.parts.empty() ? form : form.parts.front();
}

void readForm(const Syntax& syntax, DataTest& data, Reading& reading) {
  Syntax word = formWord(syntax);
  word.text = std::string(trimmed(word.text));
  data.form = formFromName(word.text);
  if (data.form) return;
  reading.unknown("policy/unknown-form", "form of data", word,
                  {"identified", "pseudonymous", "anonymous"});
}

}  // namespace

TermId readTerm(TermKind kind, const Syntax& name, Reading& reading) {
  const TermLookup found = reading.policy.taxonomy.find(kind, name.text);
  if (found.term.valid()) return found.term;
  const bool data = kind == TermKind::data;
  const std::string noun = data ? "category of personal data" : "purpose";
  if (found.ambiguous) {
    reading.error(data ? "policy/ambiguous-category" : "policy/ambiguous-purpose",
                  shown(name.text) + " fits more than one " + noun, name,
                  "Write one of " + inWords(found.candidates));
  } else {
    const std::string nearest = didYouMean(found.candidates);
    const std::string own = data ? "Declare an own one with `category NAME under PARENT`"
                                 : "Declare an own one with `purpose NAME under PARENT`";
    reading.error(data ? "policy/unknown-category" : "policy/unknown-purpose",
                  shown(name.text) + " is no " + noun, name, nearest.empty() ? own : nearest);
  }
  return {};
}

PlaceTest readPlace(const Syntax& disjunction, Reading& reading) {
  return readAny(disjunction, reading);
}

StationTest readStation(const Syntax& clause, Reading& reading) {
  StationTest station;
  const Syntax& content = clause.parts.front();
  station.where = reading.at(content);
  if (content.kind == Syntax::Kind::marks) {
    for (const std::string& name : namesIn(content)) station.marks.push_back(markName(name));
  } else {
    station.place = readAny(content, reading);
  }
  return station;
}

std::optional<DataTest> readData(const Syntax& data, Reading& reading) {
  DataTest test;
  test.where = reading.at(data);
  const Syntax& name = data.parts.front();
  test.name = name.text;
  if (data.parts.size() > 1) readForm(data.parts[1], test, reading);
  if (data.parts.size() > 2) {
    reading.error("policy/two-forms", "data has one form, but two are written", data.parts[2],
                  "Leave one of them");
  }
  if (meansAny(name)) {
    test.name.clear();
    return test;
  }
  // A text in quotes that the taxonomy does not know may be a label of a format's own.
  const TermLookup found = reading.policy.taxonomy.find(TermKind::data, name.text);
  if (name.kind == Syntax::Kind::quoted && !found.term.valid() && !found.ambiguous) return test;
  test.category = readTerm(TermKind::data, name, reading);
  if (!test.category.valid()) return std::nullopt;
  return test;
}

}  // namespace dyetrace::policy
