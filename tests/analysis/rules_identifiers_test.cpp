#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "analysis/rule.h"

// Identifiers of other catalogues are only useful if they exist: both rules and taxonomy are held
// against the table that is shipped.

namespace dyetrace {
namespace {

/// `scheme identifier` of each line of docs/identifiers.tsv.
std::set<std::string> readIdentifiers() {
  std::ifstream file(std::string(DYETRACE_SOURCE) + "/docs/identifiers.tsv");
  std::set<std::string> all;
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string::npos) continue;
    all.insert(line.substr(0, tab) + " " + line.substr(tab + 1));
  }
  return all;
}

bool isKnown(const std::string& scheme, const std::string& identifier) {
  static const std::set<std::string> known = readIdentifiers();
  return known.contains(scheme + " " + identifier);
}

std::vector<std::string> parts(const std::string& text, char separator) {
  std::vector<std::string> all;
  std::istringstream rest(text);
  for (std::string part; std::getline(rest, part, separator);) {
    const std::size_t first = part.find_first_not_of(' ');
    if (first != std::string::npos) all.push_back(part.substr(first));
  }
  return all;
}

}  // namespace

TEST_CASE("every identifier that a rule names is in the shipped table") {
  for (const auto& rule : rules()) {
    const RuleDescription& text = rule->description();
    CAPTURE(text.code);
    for (const std::string& node : parts(text.linddun, ';')) {
      CAPTURE(node);
      CHECK(isKnown("linddun", node));
    }
    for (const std::string& term : parts(text.dpv, ';')) {
      CAPTURE(term);
      CHECK(isKnown("dpv", term));
    }
  }
}

TEST_CASE("every DPV identifier that the taxonomy names is in the shipped table") {
  for (const Term& term : Taxonomy::builtIn().terms()) {
    CAPTURE(term.key);
    for (const std::string& identifier : parts(term.dpv, '|')) CHECK(isKnown("dpv", identifier));
  }
}

TEST_CASE("every key of data and purposes is one of fideslang or extends one") {
  for (const Term& term : Taxonomy::builtIn().terms()) {
    if (term.kind == TermKind::basis) continue;
    CAPTURE(term.key);
    std::string key = term.key;
    while (!isKnown("fideslang", key) && key.find('.') != std::string::npos) {
      key.resize(key.rfind('.'));
    }
    CHECK(isKnown("fideslang", key));
  }
}

}  // namespace dyetrace
