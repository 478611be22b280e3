#include "importers/policy/statement_reader.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "importers/annotations/text.h"
#include "importers/policy/place_reader.h"
#include "model/names.h"

namespace dyetrace::policy {
namespace {

using Kind = Syntax::Kind;

double numberOf(const Syntax& number) {
  double value = 0;
  std::from_chars(number.text.data(), number.text.data() + number.text.size(), value);
  return value;
}

/// A whole number from 0 to 4.
std::optional<int> weightOf(const Syntax& number, Reading& reading) {
  const double value = numberOf(number);
  if (value >= 0 && value <= 4 && value == static_cast<int>(value)) return static_cast<int>(value);
  reading.error("policy/bad-weight",
                "expected a whole number from 0 to 4; found " + shown(number.text), number,
                "0 says nothing about a person, 4 is gravest or farthest");
  return std::nullopt;
}

void takeSpecial(const Syntax& word, Term& term, Reading& reading) {
  if (word.text == "article9") {
    term.special = Special::article9;
  } else if (word.text == "article10") {
    term.special = Special::article10;
  } else if (word.text == "child") {
    term.special = Special::child;
  } else {
    reading.unknown("policy/unknown-special", "special kind of data", word,
                    {"article9", "article10", "child"});
  }
}

void takeOption(const Syntax& part, Term& term, Reading& reading) {
  if (part.kind == Kind::quoted) term.title = part.text;
  if (part.kind != Kind::option) return;
  const Syntax& value = part.parts.back();
  if (value.kind == Kind::number) {
    if (const auto weight = weightOf(value, reading)) term.weight = *weight;
  } else {
    takeSpecial(value, term, reading);
  }
}

void readOwnTerm(TermKind kind, const Syntax& statement, Reading& reading) {
  Taxonomy& taxonomy = reading.policy.taxonomy;
  const Syntax& name = statement.parts[0];
  const TermId parent = readTerm(kind, statement.parts[1], reading);
  if (!parent.valid()) return;
  Term term = taxonomy[parent];
  term.key = name.text;
  term.title = name.text;
  term.definition.clear();
  for (std::size_t i = 2; i < statement.parts.size(); ++i) {
    takeOption(statement.parts[i], term, reading);
  }
  const std::size_t before = taxonomy.terms().size();
  taxonomy.add(parent, term);
  if (taxonomy.terms().size() > before) return;
  reading.error("policy/known-term",
                shown(name.text) + " is there already below " + shown(taxonomy[parent].key), name,
                "Use it as it is, or change its weight with `weight`");
}

void readWeight(const Syntax& statement, Reading& reading) {
  const TermId term = readTerm(TermKind::data, statement.parts[0], reading);
  const auto weight = weightOf(statement.parts[1], reading);
  if (term.valid() && weight) reading.policy.taxonomy.setWeight(term, *weight);
}

void readDistance(const Syntax& statement, Reading& reading) {
  const Syntax& name = statement.parts[0];
  const auto role = roleFromName(name.text);
  if (!role) reading.unknown("policy/unknown-role", "role", name, roleNames());
  const auto distance = weightOf(statement.parts[1], reading);
  if (role && distance) reading.policy.standard.distances[*role] = *distance;
}

void readAdequacy(const Syntax& statement, bool adequate, Reading& reading) {
  Standard& standard = reading.policy.standard;
  for (const std::string& name : namesIn(statement)) {
    const std::string region = upperCase(name);
    std::erase(standard.adequate, region);
    std::erase(standard.inadequate, region);
    (adequate ? standard.adequate : standard.inadequate).push_back(region);
  }
}

void readRegion(const Syntax& statement, Reading& reading) {
  const std::vector<std::string> names = namesIn(statement);
  if (upperCase(names[0]) == upperCase(names[1])) {
    reading.error("policy/region-in-itself", "a region cannot lie in itself", statement.parts[1],
                  "Name the area around it, such as `EU` or `DE`");
    return;
  }
  reading.policy.standard.areas[upperCase(names[0])] = upperCase(names[1]);
}

/// `off`, `on` or a severity.
std::optional<RuleChange> changeOf(const Syntax& name, const Syntax& state, Reading& reading) {
  RuleChange change;
  change.rule = name.text;
  change.where = reading.at(name);
  change.off = state.text == "off";
  change.severity = severityFromName(state.text);
  if (change.off || change.severity || state.text == "on") return change;
  std::vector<std::string> known = severityNames();
  known.insert(known.end(), {"off", "on"});
  reading.unknown("policy/unknown-state", "state of a rule", state, known);
  return std::nullopt;
}

void readBuiltIn(const Syntax& statement, Reading& reading) {
  const Syntax& code = statement.parts[0];
  const auto same = [&](const std::string& known) {
    return foldName(known) == foldName(code.text);
  };
  const auto known = std::find_if(reading.ruleCodes.begin(), reading.ruleCodes.end(), same);
  if (known == reading.ruleCodes.end()) {
    reading.error("policy/unknown-rule", shown(code.text) + " is no built-in rule", code,
                  didYouMean(nearestNames(code.text, reading.ruleCodes)) +
                      " `dyetrace rules` lists them all.");
  }
  auto change = changeOf(code, statement.parts[1], reading);
  if (!change || known == reading.ruleCodes.end()) return;
  change->rule = *known;
  reading.policy.changes.push_back(std::move(*change));
}

void readThreshold(const Syntax& statement, Reading& reading) {
  Standard& standard = reading.policy.standard;
  const Syntax& name = statement.parts[0];
  const Syntax& number = statement.parts[1];
  const bool percent = statement.parts.size() > 2;
  const double value = numberOf(number) / (percent ? 100 : 1);
  const auto level = severityFromName(name.text);
  if (name.text == "rare") {
    if (value <= 1) standard.rare = value;
    if (value > 1) {
      reading.error("policy/bad-share",
                    "expected a share of the configurations; found " + shown(number.text), number,
                    "Write for example `threshold rare 5 %`");
    }
  } else if (level && *level != Severity::note) {
    standard.levels[*level] = static_cast<int>(value);
  } else {
    reading.unknown("policy/unknown-threshold", "threshold", name,
                    {"low", "medium", "high", "critical", "rare"});
  }
}

void readFailOn(const Syntax& statement, Reading& reading) {
  const Syntax& word = statement.parts[0];
  reading.policy.failOn = severityFromName(word.text);
  if (!reading.policy.failOn) {
    reading.unknown("policy/unknown-severity", "severity", word, severityNames());
  }
}

}  // namespace

void readStatement(const Syntax& statement, Reading& reading) {
  switch (statement.kind) {
    case Kind::policy:
      reading.policy.title = statement.parts[0].text;
      return;
    case Kind::category:
      return readOwnTerm(TermKind::data, statement, reading);
    case Kind::purpose:
      return readOwnTerm(TermKind::purpose, statement, reading);
    case Kind::weight:
      return readWeight(statement, reading);
    case Kind::distance:
      return readDistance(statement, reading);
    case Kind::adequate:
      return readAdequacy(statement, true, reading);
    case Kind::inadequate:
      return readAdequacy(statement, false, reading);
    case Kind::region:
      return readRegion(statement, reading);
    case Kind::builtin:
      return readBuiltIn(statement, reading);
    case Kind::threshold:
      return readThreshold(statement, reading);
    case Kind::failOn:
      return readFailOn(statement, reading);
    default:
      return;
  }
}

void readInherited(const Syntax& statement, Reading& reading) {
  const Syntax& name = statement.parts[0];
  std::vector<std::string> known;
  for (const PolicyRule& rule : reading.policy.rules) known.push_back(rule.name);
  auto change = changeOf(name, statement.parts[1], reading);
  if (std::find(known.begin(), known.end(), name.text) == known.end()) {
    const std::string nearest = didYouMean(nearestNames(name.text, known));
    reading.error("policy/nothing-inherited",
                  "no file that this one extends has a rule " + shown(name.text), name,
                  nearest.empty() ? "Name a rule of a file that an `extends` line names" : nearest);
  } else if (change) {
    change->rule = "POL-" + name.text;
    reading.policy.changes.push_back(std::move(*change));
  }
}

void checkThresholds(Reading& reading) {
  int before = 0;
  for (const auto& [level, from] : reading.policy.standard.levels) {
    if (from <= before) {
      reading.error("policy/thresholds-out-of-order",
                    "the level " + shown(std::string(severityName(level))) + " begins at " +
                        std::to_string(from) + ", not above the level before it",
                    std::size_t{0}, "low, medium, high and critical must rise");
    }
    before = std::max(before, from);
  }
}

}  // namespace dyetrace::policy
