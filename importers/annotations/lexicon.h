#pragma once

// The words that names in diagrams use for personal data and for parties.
//
// Phrases are lower case ASCII words with single spaces, as name_words.h gives them. A row without
// a term says that the phrase means nothing personal (`file name`, `work order`); it keeps its
// words from being read as something else. The longest phrase wins.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "importers/annotations/name_words.h"

namespace dyetrace {

enum class Sureness { low, medium, high };
std::string_view surenessName(Sureness sureness);
/// One step less sure; low stays low.
Sureness lessSure(Sureness sureness);

enum class Language { english, german, french, spanish, portuguese, dutch };
std::string_view languageName(Language language);

struct LexiconRow {
  std::string_view phrase;
  std::string_view term;  ///< Whole key of a category; empty: nothing personal.
  Sureness sureness;
  Language language;
};

/// Sorted by phrase.
std::span<const LexiconRow> lexiconRows();

struct LexiconMatch {
  const LexiconRow* row = nullptr;
  Sureness sureness = Sureness::low;
  std::size_t begin = 0;  ///< Bytes of the name that gave it.
  std::size_t end = 0;
};

/// What the words say about personal data, in the order in which they stand.
std::vector<LexiconMatch> findData(std::span<const NameWord> words);

/// What a party's name says: `Customer`, `New customers`, but not `Customer service`.
struct PartyRow {
  std::string_view phrase;
  std::string_view role;  ///< As roleFromName understands it; `subject` for persons.
  Sureness sureness;
};
const PartyRow* findParty(std::span<const NameWord> words);

/// Sorted by phrase.
std::span<const PartyRow> partyRows();

/// Whether the words speak of a person as such and of data about them: `customer master data`.
bool speaksOfPersonRecord(std::span<const NameWord> words);

/// The words after a verb of collecting (`enter`, `upload`); nothing if there is none. Where verbs
/// stand last (`Adresse erfassen`) the words before it.
std::span<const NameWord> askedFor(std::span<const NameWord> words);

}  // namespace dyetrace
