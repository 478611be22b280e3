#include "importers/annotations/lexicon.h"

#include <algorithm>
#include <array>
#include <string>

namespace dyetrace {
namespace {

constexpr std::size_t kLongestPhrase = 4;
/// A shorter word is too easily a part of another by chance.
constexpr std::size_t kShortestCompound = 9;
constexpr std::size_t kShortestHead = 5;

using SortedWords = std::span<const std::string_view>;

bool isIn(SortedWords words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), word);
}

std::string phraseOf(std::span<const NameWord> words, std::string NameWord::*form) {
  std::string phrase;
  for (const NameWord& word : words) phrase += (phrase.empty() ? "" : " ") + word.*form;
  return phrase;
}

template <class Row>
const Row* rowFor(std::span<const Row> rows, std::string_view phrase) {
  const auto found =
      std::lower_bound(rows.begin(), rows.end(), phrase,
                       [](const Row& row, std::string_view wanted) { return row.phrase < wanted; });
  return found != rows.end() && found->phrase == phrase ? &*found : nullptr;
}

/// As written first: `datos personales` is no plural of anything we list.
template <class Row>
const Row* rowFor(std::span<const Row> rows, std::span<const NameWord> words) {
  const Row* row = rowFor(rows, phraseOf(words, &NameWord::plain));
  return row != nullptr ? row : rowFor(rows, phraseOf(words, &NameWord::singular));
}

/// `patientenadresse` ends in `adresse`: what a German or Dutch compound is stands last.
const LexiconRow* headOfCompound(const NameWord& word) {
  if (word.plain.size() < kShortestCompound) return nullptr;
  for (std::size_t at = 3; at + kShortestHead <= word.plain.size(); ++at) {
    const LexiconRow* row = rowFor(lexiconRows(), std::string_view(word.plain).substr(at));
    if (row == nullptr || row->term.empty() || row->sureness == Sureness::low) continue;
    if (row->language == Language::german || row->language == Language::dutch) return row;
  }
  return nullptr;
}

constexpr std::array<std::string_view, 19> kDataNouns = {
    "account",     "dados",   "data",    "database", "daten",   "datenbank", "db",
    "detail",      "details", "dossier", "file",     "form",    "gegevens",  "info",
    "information", "list",    "record",  "records",  "register"};

/// Verbs that begin an English, French, Spanish or Portuguese task.
constexpr std::array<std::string_view, 20> kLeadingVerbs = {
    "capture",   "collect",  "enter",      "fill",      "gather",  "give",   "indiquer",
    "informar",  "ingresar", "introducir", "preencher", "provide", "record", "register",
    "registrar", "saisir",   "scan",       "submit",    "type",    "upload"};

/// Verbs that end a German or Dutch task.
constexpr std::array<std::string_view, 10> kClosingVerbs = {
    "angeben",  "aufnehmen", "ausfullen", "eingeben", "eintragen",
    "erfassen", "erheben",   "hochladen", "invoeren", "invullen"};

}  // namespace

std::string_view surenessName(Sureness sureness) {
  switch (sureness) {
    case Sureness::low:
      return "low";
    case Sureness::medium:
      return "medium";
    case Sureness::high:
      return "high";
  }
  return "low";
}

Sureness lessSure(Sureness sureness) {
  return sureness == Sureness::high ? Sureness::medium : Sureness::low;
}

std::string_view languageName(Language language) {
  switch (language) {
    case Language::english:
      return "English";
    case Language::german:
      return "German";
    case Language::french:
      return "French";
    case Language::spanish:
      return "Spanish";
    case Language::portuguese:
      return "Portuguese";
    case Language::dutch:
      return "Dutch";
  }
  return "English";
}

std::vector<LexiconMatch> findData(std::span<const NameWord> words) {
  std::vector<LexiconMatch> matches;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t length = std::min(kLongestPhrase, words.size() - at);
    const LexiconRow* row = nullptr;
    for (; length > 0; --length) {
      row = rowFor(lexiconRows(), words.subspan(at, length));
      if (row != nullptr) break;
    }
    const bool compound = row == nullptr;
    if (compound) {
      row = headOfCompound(words[at]);
      length = 1;
    }
    if (row != nullptr && !row->term.empty())
      matches.push_back({row, compound ? lessSure(row->sureness) : row->sureness, words[at].begin,
                         words[at + length - 1].end});
    at += length;
  }
  return matches;
}

const PartyRow* findParty(std::span<const NameWord> words) {
  for (std::size_t length = std::min(kLongestPhrase, words.size()); length > 0; --length) {
    const PartyRow* row = rowFor(partyRows(), words.subspan(words.size() - length));
    if (row != nullptr) return row;
  }
  return nullptr;
}

bool speaksOfPersonRecord(std::span<const NameWord> words) {
  const bool record = std::any_of(words.begin(), words.end(), [](const NameWord& word) {
    return isIn(kDataNouns, word.plain) || isIn(kDataNouns, word.singular);
  });
  if (!record) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const PartyRow* row = rowFor(partyRows(), words.subspan(i, 1));
    if (row != nullptr && row->role == "subject") return true;
  }
  return false;
}

std::span<const NameWord> askedFor(std::span<const NameWord> words) {
  if (words.size() < 2) return {};
  if (isIn(kLeadingVerbs, words.front().plain)) return words.subspan(1);
  if (isIn(kClosingVerbs, words.back().plain)) return words.first(words.size() - 1);
  return {};
}

}  // namespace dyetrace
