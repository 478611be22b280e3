#pragma once

// The rows of the built-in taxonomy. Keys are fideslang's (Fides Language, CC BY 4.0) where it has
// one, extended below the nearest key where two of our terms would fall on one; DPV identifiers are
// those of the W3C Data Privacy Vocabulary. Weights, titles and definitions are our own.

#include <span>
#include <string_view>

#include "model/taxonomy.h"

namespace dyetrace {

struct TermRow {
  TermKind kind;
  std::string_view key;
  std::string_view title;
  int weight;
  Special special;
  std::string_view dpv;
  std::string_view definition;
};

/// Another name people use for a term.
struct AliasRow {
  TermKind kind;
  std::string_view alias;
  std::string_view key;
};

std::span<const TermRow> termRows();
std::span<const AliasRow> aliasRows();

}  // namespace dyetrace
