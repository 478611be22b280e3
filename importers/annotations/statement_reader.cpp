#include "importers/annotations/statement_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include <utf8.h>

#include "importers/annotations/text.h"
#include "importers/annotations/values.h"
#include "model/names.h"

namespace dyetrace {
namespace {

/// No person writes a longer list; every unknown item costs a search for the nearest name.
constexpr std::size_t kMostListItems = 1000;

/// Takes a trailing `?` off.
bool takeQuestionMark(std::string& text) {
  if (!text.ends_with('?')) return false;
  text.pop_back();
  text = std::string(trimmed(text));
  return true;
}

template <class Value>
void addOnce(std::vector<Value>& values, Value value) {
  if (std::find(values.begin(), values.end(), value) == values.end())
    values.push_back(std::move(value));
}

void addLabel(std::vector<LabelUse>& uses, LabelUse use) {
  for (LabelUse& known : uses) {
    if (known.label != use.label) continue;
    known.suggested = known.suggested && use.suggested;
    return;
  }
  uses.push_back(use);
}

/// `a -> b`, also with `→` and `=>`.
std::optional<std::pair<std::string, std::string>> splitArrow(const std::string& text) {
  for (const std::string_view arrow : {"->", "→", "=>"}) {
    const std::vector<std::string> sides = splitOn(text, arrow);
    if (sides.size() == 2 && !sides[0].empty() && !sides[1].empty())
      return std::pair(sides[0], sides[1]);
  }
  return std::nullopt;
}

std::size_t charactersBefore(std::string_view text, std::size_t position) {
  std::size_t count = 0;
  for (const char c : text.substr(0, position)) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++count;
  }
  return count;
}

}  // namespace

void StatementReader::report(const Reading& reading, std::string code, const std::string& found,
                             std::string advice) {
  diagnostics_.push_back({Level::warning,
                          std::move(code),
                          "`privacy." + std::string(reading.rule.key) + "` of " +
                              shown(reading.target.title) + " " + found,
                          reading.statement.where,
                          std::move(advice),
                          {}});
}

void StatementReader::reportValue(const Reading& reading, const std::string& value,
                                  const std::string& expected) {
  report(reading, "annotation/bad-value", "is " + shown(value) + "; expected " + expected,
         "Write for example `" + std::string(reading.rule.example) + "`");
}

bool StatementReader::leaveOut(const Reading& reading, bool suggested) {
  if (!suggested || useSuggested_) return false;
  if (unconfirmed_++ == 0) firstUnconfirmed_ = reading.statement.where;
  return true;
}

void StatementReader::reportUnconfirmed() {
  if (unconfirmed_ == 0) return;
  const bool one = unconfirmed_ == 1;
  diagnostics_.push_back({Level::note,
                          "annotation/unconfirmed",
                          std::to_string(unconfirmed_) + (one ? " value" : " values") +
                              " marked `?` (suggested, not confirmed) " + (one ? "was" : "were") +
                              " left out",
                          firstUnconfirmed_,
                          "Take the `?` away to confirm, or use --suggested to count them",
                          {}});
}

void StatementReader::read(const KeyRule& rule, const Statement& statement,
                           const StatementTarget& target) {
  const Reading reading{rule, statement, target};
  if ((rule.on & target.element) == 0) {
    static const std::array<std::pair<On, std::string_view>, 3> kNames{
        {{onNode, "a node"}, {onFlow, "a flow"}, {onZone, "a zone"}}};
    std::vector<std::string> places;
    std::string here;
    for (const auto& [bit, name] : kNames) {
      if ((rule.on & bit) != 0) places.emplace_back(name);
      if (target.element == bit) here = name;
    }
    report(reading, "annotation/not-here", "stands on " + here + ", where it means nothing",
           "Put it on " + places.front() + (places.size() > 1 ? " or " + places.back() : ""));
    return;
  }
  target.facts->statements.push_back(statement);
  target.facts->statements.back().key = rule.key;
  if (rule.list) {
    readList(reading);
  } else {
    readScalar(reading, std::string(trimmed(statement.value)));
  }
}

void StatementReader::readList(const Reading& reading) {
  std::vector<std::string> items = splitList(reading.statement.value);
  if (items.size() > kMostListItems) {
    reportValue(reading, reading.statement.value,
                "at most " + std::to_string(kMostListItems) + " items; the rest is left out");
    items.resize(kMostListItems);
  }
  for (std::string& item : items) {
    const bool suggested = reading.rule.maySuggest && takeQuestionMark(item);
    if (!leaveOut(reading, suggested)) readItem(reading, item, suggested);
  }
}

void StatementReader::readItem(const Reading& reading, const std::string& item, bool suggested) {
  Facts& facts = *reading.target.facts;
  const std::string_view key = reading.rule.key;
  if (key == "data") {
    if (const auto id = label(reading, item)) addLabel(facts.data, {*id, suggested});
  } else if (key == "drops") {
    if (const auto dropped = pattern(reading, item)) facts.drops.push_back(*dropped);
  } else if (key == "turns") {
    readTurn(reading, item);
  } else if (key == "derives") {
    readDerivation(reading, item, suggested);
  } else if (key == "purpose") {
    if (const auto id = term(reading, TermKind::purpose, item)) addOnce(facts.purposes, *id);
  } else if (key == "basis") {
    if (const auto id = term(reading, TermKind::basis, item)) addOnce(facts.bases, *id);
  } else if (key == "needs") {
    if (const auto needed = pattern(reading, item)) facts.needs.push_back(*needed);
  } else if (key == "recipients") {
    addOnce(facts.recipients, item);
  } else if (key == "subject") {
    addOnce(facts.subjects, item);
  } else if (key == "region") {
    addOnce(facts.regions, upperCase(item));
  } else if (key == "residency") {
    addOnce(facts.residency, upperCase(item));
  } else if (key == "protection") {
    readProtection(reading, item);
  } else if (key == "marks") {
    addOnce(facts.marks, product_.internMark(markName(item)));
  } else if (key == "unmarks") {
    addOnce(facts.unmarks, product_.internMark(markName(item)));
  } else if (key == "claims") {
    addOnce(facts.claims, item);
  } else if (key == "tags") {
    addOnce(facts.tags, item);
  }
}

void StatementReader::readScalar(const Reading& reading, std::string value) {
  Facts& facts = *reading.target.facts;
  const std::string_view key = reading.rule.key;
  const bool suggested = reading.rule.maySuggest && takeQuestionMark(value);
  if (leaveOut(reading, suggested)) return;
  if (key == "kind") {
    readKind(reading, value);
  } else if (key == "role") {
    readRole(reading, value);
  } else if (key == "when") {
    readGuard(reading, value);
  } else if (key == "erases" || key == "required") {
    readYesNo(reading, value);
  } else if (key == "organisation") {
    facts.organisation = value;
  } else if (key == "retention") {
    facts.retention = parseRetention(value);
    if (!facts.retention) reportValue(reading, value, "a duration, `until-…` or `endless`");
  } else if (key == "share") {
    facts.share = parseShare(value);
    if (!facts.share) reportValue(reading, value, "a fraction from 0 to 1 or a percentage");
  } else if (key == "trigger") {
    facts.trigger = parseTrigger(value);
    if (!facts.trigger) reportValue(reading, value, "`event`, `periodic` or `continuous`");
  } else if (key == "fragment") {
    facts.fragment = parseFragment(value);
    if (!facts.fragment)
      reportValue(reading, value, "the secret, the part, and how many parts put it together");
  }
}

void StatementReader::readKind(const Reading& reading, const std::string& value) {
  if (const auto kind = parseNodeKind(value)) {
    reading.target.node->kind = *kind;
    reading.target.node->kindReason = "privacy.kind";
    reading.target.facts->storeUse = parseStoreUse(value);
    return;
  }
  report(reading, "annotation/unknown-kind",
         "is " + shown(value) + "; expected `person`, `process`, `store`, `data` or `external`",
         didYouMean(nearestNames(value, nodeKindWords())));
}

void StatementReader::readRole(const Reading& reading, const std::string& value) {
  reading.target.facts->role = roleFromName(value);
  if (reading.target.facts->role) return;
  const std::vector<std::string> nearest = nearestNames(value, roleNames());
  report(reading, "annotation/unknown-role", "is " + shown(value) + ", which is no role",
         nearest.empty() ? "Roles are " + inWords(roleNames(), roleNames().size())
                         : didYouMean(nearest));
}

void StatementReader::readGuard(const Reading& reading, const std::string& value) {
  const GuardParse parse = parseGuard(value);
  if (!parse.error.empty()) {
    report(reading, "annotation/guard",
           shown(value) + " cannot be read at character " +
               std::to_string(charactersBefore(value, parse.position) + 1) + ": " + parse.error,
           "Until it is corrected it counts as always open; write for example `" +
               std::string(reading.rule.example) + "`");
    return;
  }
  Guard& when = reading.target.facts->when;
  when = when.always() ? parse.guard : Guard::conjunction({when, parse.guard});
}

void StatementReader::readYesNo(const Reading& reading, const std::string& value) {
  const auto yes = parseYesNo(value);
  if (!yes) return reportValue(reading, value, "`yes` or `no`");
  Facts& facts = *reading.target.facts;
  (reading.rule.key == "erases" ? facts.erases : facts.required) = *yes;
}

void StatementReader::readProtection(const Reading& reading, const std::string& item) {
  Protection protection = reading.target.facts->protection.value_or(Protection{});
  if (!addProtection(item, protection))
    return reportValue(reading, item, "`in transit`, `at rest`, `end-to-end` or `none`");
  if (protection.none && (protection.inTransit || protection.atRest || protection.endToEnd)) {
    report(reading, "annotation/contradiction", "says both `none` and a protection",
           "Take one of them away; `none` is not counted");
    protection.none = false;
  }
  reading.target.facts->protection = protection;
}

void StatementReader::readTurn(const Reading& reading, const std::string& item) {
  const auto sides = splitArrow(item);
  if (!sides) return reportValue(reading, item, "`from -> to`");
  const auto from = pattern(reading, sides->first);
  if (!from) return;
  Turn turn;
  turn.from = *from;
  if (sides->second.starts_with(':')) {
    const auto to = form(reading, sides->second.substr(1));
    if (!to) return;
    turn.keepsCategory = true;
    turn.to = product_.intern({from->category, *to});
  } else {
    const auto to = pattern(reading, sides->second);
    if (!to) return;
    turn.keepsForm = !to->form;
    const int kept = to->form.value_or(from->form.value_or(static_cast<int>(Form::identified)));
    turn.to = product_.intern({to->category, static_cast<Form>(kept)});
  }
  reading.target.facts->turns.push_back(turn);
}

void StatementReader::readDerivation(const Reading& reading, const std::string& item,
                                     bool suggested) {
  const auto sides = splitArrow(item);
  if (!sides) return reportValue(reading, item, "`one + other -> derived`");
  Derivation derivation;
  for (const std::string& part : splitOn(sides->first, "+")) {
    const auto from = pattern(reading, part);
    if (!from) return;
    derivation.from.push_back(*from);
  }
  const auto to = label(reading, sides->second);
  if (!to) return;
  derivation.to = {*to, suggested};
  reading.target.facts->derives.push_back(std::move(derivation));
}

}  // namespace dyetrace
