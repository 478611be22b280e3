#pragma once

// Suggestions: what the names in a diagram say about personal data, for a person to confirm.
//
// A lexicon of common words (English, with German, French, Spanish, Portuguese and Dutch for the
// most common) is matched against the names of data objects, stores, messages, form fields, flows,
// tasks and parties. Each suggestion is a row of a facts table with a confidence and the word that
// gave it.

#include <vector>

#include "importers/annotations/facts_table.h"
#include "model/product.h"

namespace dyetrace {

/// Ordered by file and place; only for elements about which nothing of the kind is stated yet.
std::vector<FactsRow> suggestFacts(const Product& product);

}  // namespace dyetrace
