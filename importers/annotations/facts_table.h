#pragma once

// The facts table, `<diagram>.facts.tsv` beside a diagram: annotations for tools without
// properties.
//
// UTF-8 (UTF-16 from spreadsheets is read too), tab separated, first line the header
//   select <tab> key <tab> value <tab> expect
// with further columns left alone (`suggest` writes `confidence` and `reason`). `#` starts a
// comment line. Cells are quoted as spreadsheets do it; a `'` in front of a leading `=`, `+`, `-`
// or
// `@` keeps a spreadsheet from taking a cell for a formula and is no part of it. A row without
// value is a form to fill in and says nothing.
//
// A selector is `id:…`, `name:…` (a node; if there is none a flow, else a zone), `zone:Name` (the
// zone itself), `zone:Name/*` (every node in it), `flow:From -> To` with an optional `#label` (ends
// are nodes, or the zones around them), or `page:P/…` in front of these. A trailing `*` matches any
// rest. Names compare without case, markup and runs of white space. A selector must hit; more than
// one hit is an error unless it ends in `*`. `expect` is the name at the time of writing; another
// name now is a warning. A table beside a diagram speaks of that diagram's elements only.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "importers/drawing.h"

namespace dyetrace {

struct FactsRow {
  std::string select{};
  std::string key{};  ///< As written, with or without `privacy.`.
  std::string value{};
  std::string expect{};
  std::string confidence{};  ///< `high`, `medium`, `low`; only written by suggest.
  std::string reason{};
  Location where{};    ///< Of the selector's cell; of the element if it comes from suggest.
  Location valueAt{};  ///< Of the value's cell; may be unknown.
};

/// Whether a file's first line is a facts table's header.
bool looksLikeFactsTable(std::string_view bytes);

/// Rows of a table; malformed lines become diagnostics.
std::vector<FactsRow> parseFactsTable(std::string_view bytes, FileId file,
                                      Diagnostics& diagnostics);

/// The table as text, ready to be saved; parses back to equal rows.
std::string writeFactsTable(std::span<const FactsRow> rows);

/// Turns rows into annotations on the drawing's elements (carrier factsTable).
void applyFactsTable(std::span<const FactsRow> rows, Drawing& drawing);

}  // namespace dyetrace
