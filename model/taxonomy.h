#pragma once

// The taxonomy: categories of personal data, purposes, roles' keys, legal bases and safeguards, as
// a forest of dotted keys. Data, purpose and subject keys are fideslang keys (ethyca/fideslang);
// each term carries its identifier in the W3C Data Privacy Vocabulary (DPV) for exports.
//
// People may write any unique tail of a key: `email` or `contact.email` for `user.contact.email`.
// A question about a parent covers its children: `covers(user.contact, user.contact.email)`.
//
//   const Taxonomy& t = Taxonomy::builtIn();
//   t.find(TermKind::data, "location.precise").term   // user.location.precise

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/id.h"

namespace dyetrace {

enum class TermKind { data, purpose, basis };

/// Why a category is special: GDPR Article 9, Article 10, or data about a child.
enum class Special { none, article9, article10, child };

struct Term {
  TermKind kind = TermKind::data;
  std::string key{};    ///< Dotted, lower case; unique within its kind.
  std::string title{};  ///< A few plain words for pictures: `precise location`.
  std::string definition{};
  int weight = 0;  ///< 0 (no person) to 4 (gravest); for purposes, how far from the service itself.
  Special special = Special::none;
  std::string dpv{};  ///< DPV identifiers, `|` between several; may be empty.
  TermId parent{};    ///< Nearest term whose key is a dotted prefix; invalid for a root.
};

/// What looking up a name gave: a term, or the names that could have been meant.
struct TermLookup {
  TermId term{};                          ///< Valid if exactly one term fits.
  std::vector<std::string> candidates{};  ///< Keys: those that fit (ambiguous) or the nearest ones.
  bool ambiguous = false;
};

class Taxonomy {
 public:
  /// The catalogue shipped with the program.
  static const Taxonomy& builtIn();

  const Term& operator[](TermId id) const { return terms_[id]; }
  const Table<TermId, Term>& terms() const { return terms_; }

  /// Finds a term by its whole key or any unique tail of it; case, `-`, `_` and spaces are one.
  TermLookup find(TermKind kind, std::string_view name) const;

  /// Adds an own term below `parent` (invalid: a root of its own), whose kind it takes over unless
  /// it is a root. Its key is the parent's with the folded name behind it; one that is there
  /// already is returned as it is.
  TermId add(TermId parent, const Term& term);
  void setWeight(TermId term, int weight) { terms_[term].weight = weight; }

  /// Whether `term` is `ancestor` or below it.
  bool covers(TermId ancestor, TermId term) const;

 private:
  Table<TermId, Term> terms_;
};

}  // namespace dyetrace
