#pragma once

// What the JSON outputs have in common: places, labels, facts, diagnostics. Names of things that
// are absent are null; text stays as it was read, so that nothing is lost, and is made harmless
// when it is written (render/json_writer.h).

#include <optional>
#include <string>
#include <string_view>

#include "analysis/finding.h"
#include "model/product.h"
#include "render/json_writer.h"

namespace dyetrace::json {

void writePlace(Writer& out, const Product& product, const Location& where);

/// The key of an element, if there is one.
template <class IdType, class Value>
std::optional<std::string_view> keyIn(const Table<IdType, Value>& table, IdType id) {
  if (!table.contains(id)) return std::nullopt;
  return table[id].key;
}

/// The key of a label, such as `user.contact.email:pseudonymous`, if there is one.
std::optional<std::string> labelKey(const Product& product, LabelId label);

/// To six digits, so that every machine writes the same.
double rounded(double number);

/// What was stated, or null if nothing was; only keys that were stated.
void writeFacts(Writer& out, const Product& product, FactsId id);

/// What a baseline says of a finding, or null.
void writeAcceptance(Writer& out, const std::optional<Acceptance>& acceptance);

void writeFile(Writer& out, const SourceFile& file);
void writeDiagnostic(Writer& out, const Product& product, const Diagnostic& diagnostic);

}  // namespace dyetrace::json
