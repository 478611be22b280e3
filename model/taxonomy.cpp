#include "model/taxonomy.h"

#include <algorithm>

#include "model/names.h"
#include "model/taxonomy_terms.h"

namespace dyetrace {
namespace {

TermId withKey(const Table<TermId, Term>& terms, TermKind kind, std::string_view key) {
  for (const TermId id : terms.ids()) {
    if (terms[id].kind == kind && terms[id].key == key) return id;
  }
  return {};
}

/// The nearest term whose key is a dotted prefix of `key`.
TermId parentOf(const Table<TermId, Term>& terms, TermKind kind, std::string_view key) {
  for (std::size_t dot = key.rfind('.'); dot != std::string_view::npos; dot = key.rfind('.')) {
    key = key.substr(0, dot);
    const TermId parent = withKey(terms, kind, key);
    if (parent.valid()) return parent;
  }
  return {};
}

bool hasTail(std::string_view key, std::string_view tail) {
  if (key == tail) return true;
  if (key.size() <= tail.size() || !key.ends_with(tail)) return false;
  return key[key.size() - tail.size() - 1] == '.';
}

std::vector<std::string> namesOf(const Table<TermId, Term>& terms, TermKind kind) {
  std::vector<std::string> names;
  for (const Term& term : terms) {
    if (term.kind != kind) continue;
    names.push_back(term.key);
    const std::size_t dot = term.key.rfind('.');
    if (dot != std::string::npos) names.push_back(term.key.substr(dot + 1));
  }
  for (const AliasRow& row : aliasRows()) {
    if (row.kind == kind) names.emplace_back(row.alias);
  }
  return names;
}

/// Of several terms with one tail, the ones that are not below another of them.
std::vector<TermId> outermost(const Taxonomy& taxonomy, const std::vector<TermId>& terms) {
  std::vector<TermId> kept;
  for (const TermId term : terms) {
    const bool below = std::any_of(terms.begin(), terms.end(), [&](TermId other) {
      return other != term && taxonomy.covers(other, term);
    });
    if (!below) kept.push_back(term);
  }
  return kept;
}

}  // namespace

const Taxonomy& Taxonomy::builtIn() {
  static const Taxonomy taxonomy = [] {
    Taxonomy built;
    for (const TermRow& row : termRows()) {
      const TermId parent = parentOf(built.terms_, row.kind, row.key);
      built.terms_.add({row.kind, std::string(row.key), std::string(row.title),
                        std::string(row.definition), row.weight, row.special, std::string(row.dpv),
                        parent});
    }
    return built;
  }();
  return taxonomy;
}

TermLookup Taxonomy::find(TermKind kind, std::string_view name) const {
  const std::string folded = foldName(name);
  const TermId exact = withKey(terms_, kind, folded);
  if (exact.valid()) return {exact, {}, false};
  for (const AliasRow& row : aliasRows()) {
    if (row.kind == kind && foldName(row.alias) == folded)
      return {withKey(terms_, kind, row.key), {}, false};
  }
  std::vector<TermId> fitting;
  for (const TermId id : terms_.ids()) {
    if (terms_[id].kind == kind && !folded.empty() && hasTail(terms_[id].key, folded))
      fitting.push_back(id);
  }
  fitting = outermost(*this, fitting);
  if (fitting.size() == 1) return {fitting.front(), {}, false};
  TermLookup lookup;
  lookup.ambiguous = !fitting.empty();
  for (const TermId id : fitting) lookup.candidates.push_back(terms_[id].key);
  if (fitting.empty()) lookup.candidates = nearestNames(name, namesOf(terms_, kind));
  return lookup;
}

TermId Taxonomy::add(TermId parent, const Term& term) {
  Term added = term;
  added.key = foldName(term.key);
  added.parent = parent;
  if (parent.valid()) {
    added.key = terms_[parent].key + "." + added.key;
    added.kind = terms_[parent].kind;
  }
  const TermId known = withKey(terms_, added.kind, added.key);
  return known.valid() ? known : terms_.add(std::move(added));
}

bool Taxonomy::covers(TermId ancestor, TermId term) const {
  for (TermId at = term; at.valid(); at = terms_[at].parent) {
    if (at == ancestor) return true;
  }
  return false;
}

}  // namespace dyetrace
