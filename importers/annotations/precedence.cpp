#include "importers/annotations/precedence.h"

#include <algorithm>
#include <set>
#include <utility>

#include "importers/annotations/text.h"
#include "importers/annotations/values.h"
#include "model/names.h"

namespace dyetrace {
namespace {

std::string canonicalTerm(const Taxonomy& taxonomy, TermKind kind, const std::string& item) {
  const std::size_t colon = item.find(':');
  const TermLookup found = taxonomy.find(kind, trimmed(item.substr(0, colon)));
  if (!found.term.valid()) return foldDisplayName(item);
  std::string canonical = taxonomy[found.term].key;
  if (colon != std::string::npos) canonical += foldName(item.substr(colon));
  return canonical;
}

/// The value in one spelling, so that `email` and `user.contact.email` are the same statement.
std::string canonicalItem(const KeyRule& rule, std::string item, const Product& product) {
  if (rule.maySuggest && item.ends_with('?')) item.pop_back();
  if (rule.key == "data") return canonicalTerm(product.taxonomy, TermKind::data, item);
  if (rule.key == "purpose") return canonicalTerm(product.taxonomy, TermKind::purpose, item);
  if (rule.key == "basis") return canonicalTerm(product.taxonomy, TermKind::basis, item);
  if (rule.key == "role") {
    const auto role = roleFromName(item);
    if (role) return std::string(roleName(*role));
  }
  if (rule.key == "kind") {
    const auto kind = parseNodeKind(item);
    if (kind) return std::string(nodeKindName(*kind));
  }
  if (rule.key == "when") {
    const GuardParse parse = parseGuard(item);
    if (parse.error.empty()) return toString(parse.guard);
  }
  if (rule.key == "retention") {
    const auto retention = parseRetention(item);
    if (retention && retention->kind == Retention::Kind::duration)
      return std::to_string(retention->days);
  }
  return foldName(foldDisplayName(item));
}

using Meaning = std::set<std::string>;

void addMeaning(const KeyRule& rule, const Statement& statement, const Product& product,
                Meaning& meaning) {
  if (!rule.list) {
    meaning.insert(canonicalItem(rule, std::string(trimmed(statement.value)), product));
    return;
  }
  for (std::string& item : splitList(statement.value))
    meaning.insert(canonicalItem(rule, std::move(item), product));
}

Meaning meaningOf(const KeyRule& rule, const std::vector<const Statement*>& statements,
                  const Product& product) {
  Meaning meaning;
  for (const Statement* statement : statements) addMeaning(rule, *statement, product, meaning);
  return meaning;
}

std::string valuesOf(const std::vector<const Statement*>& statements) {
  std::string values;
  for (const Statement* statement : statements)
    values += (values.empty() ? "" : ", ") + std::string(trimmed(statement->value));
  return values;
}

Diagnostic disagreement(const KeyRule& rule, const std::vector<const Statement*>& winners,
                        const std::vector<const Statement*>& others, const std::string& title) {
  const Statement& winner = *winners.front();
  const Statement& other = *others.front();
  Diagnostic diagnostic;
  // A facts table is there to overrule the diagram.
  diagnostic.level = winner.carrier == Carrier::factsTable ? Level::note : Level::warning;
  diagnostic.code = "annotation/disagreement";
  diagnostic.message =
      "`privacy." + std::string(rule.key) + "` of " + shown(title) + " is " +
      shown(valuesOf(winners)) + " in the " + std::string(carrierName(winner.carrier)) + " but " +
      shown(valuesOf(others)) + " in the " + std::string(carrierName(other.carrier));
  diagnostic.where = winner.where;
  diagnostic.advice = "What stands in the " + std::string(carrierName(winner.carrier)) +
                      " counts; make both say the same, or take one away";
  for (const Statement* loser : others)
    diagnostic.remarks.push_back({loser->where, "says " + shown(loser->value)});
  return diagnostic;
}

Diagnostic statedTwice(const KeyRule& rule, const std::vector<const Statement*>& all,
                       const std::string& title) {
  Diagnostic diagnostic;
  diagnostic.code = "annotation/stated-twice";
  diagnostic.message = "`privacy." + std::string(rule.key) + "` of " + shown(title) +
                       " is stated more than once in the " +
                       std::string(carrierName(all.front()->carrier)) + ", as " +
                       shown(all.front()->value) + " and as something else";
  diagnostic.where = all.front()->where;
  diagnostic.advice = "The first one counts; take the others away";
  for (std::size_t i = 1; i < all.size(); ++i)
    diagnostic.remarks.push_back({all[i]->where, "says " + shown(all[i]->value)});
  return diagnostic;
}

/// Whether the others say the same, or only something more general: `[personal_data]` in a name
/// does not contradict `email`.
bool agree(const KeyRule& rule, const Meaning& winners, const Meaning& others) {
  if (winners == others) return true;
  if (rule.key != "data") return false;
  return std::all_of(others.begin(), others.end(), [&](const std::string& other) {
    return std::any_of(winners.begin(), winners.end(),
                       [&](const std::string& winner) { return winner.starts_with(other + "."); });
  });
}

/// Whether every value in it is marked `?`.
bool onlySuggested(const KeyRule& rule, const Statement& statement) {
  if (!rule.maySuggest) return false;
  const std::vector<std::string> items = splitList(statement.value);
  return std::all_of(items.begin(), items.end(),
                     [](const std::string& item) { return item.ends_with('?'); });
}

/// The best carrier that says something confirmed; the best of all if none does.
Carrier bestCarrier(const KeyRule& rule, const std::vector<const Statement*>& statements) {
  const auto rank = [&](const Statement* statement) {
    return std::pair(onlySuggested(rule, *statement), statement->carrier);
  };
  return (*std::min_element(statements.begin(), statements.end(),
                            [&](const auto* a, const auto* b) { return rank(a) < rank(b); }))
      ->carrier;
}

}  // namespace

std::vector<const Statement*> winningStatements(const KeyRule& rule,
                                                const std::vector<const Statement*>& statements,
                                                const std::string& title, const Product& product,
                                                Diagnostics& diagnostics) {
  if (statements.size() == 1) return statements;
  const Carrier best = bestCarrier(rule, statements);
  std::vector<const Statement*> winners;
  std::vector<const Statement*> others;
  for (const Statement* statement : statements) {
    if (statement->carrier == best) {
      winners.push_back(statement);
    } else if (!onlySuggested(rule, *statement)) {
      others.push_back(statement);
    }
  }
  if (!rule.list && winners.size() > 1) {
    if (meaningOf(rule, winners, product).size() > 1)
      diagnostics.push_back(statedTwice(rule, winners, title));
    winners.resize(1);
  }
  if (!others.empty() &&
      !agree(rule, meaningOf(rule, winners, product), meaningOf(rule, others, product)))
    diagnostics.push_back(disagreement(rule, winners, others, title));
  return winners;
}

}  // namespace dyetrace
