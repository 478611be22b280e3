#pragma once

// What the JSON outputs have in common: places, labels, facts, diagnostics, and how JSON is
// written. Names of things that are absent are null; text stays as it was read, so that nothing is
// lost, and is made harmless by `written`.

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "analysis/finding.h"
#include "model/product.h"

namespace dyetrace::json {

using Json = nlohmann::ordered_json;

/// Two spaces of indent, UTF-8 kept, one line break at the end. Control characters and characters
/// that change the direction of text become `\u` escapes, invalid UTF-8 becomes U+FFFD.
std::string written(const Json& value);

Json placeOf(const Product& product, const Location& where);

/// The key of an element, or null if there is none.
template <class IdType, class Value>
Json keyIn(const Table<IdType, Value>& table, IdType id) {
  return table.contains(id) ? Json(table[id].key) : Json(nullptr);
}

/// The key of a label, such as `user.contact.email:pseudonymous`, or null.
Json labelKey(const Product& product, LabelId label);

/// What was stated, or null if nothing was; only keys that were stated.
Json factsOf(const Product& product, FactsId facts);

/// What a baseline says of a finding, or null.
Json acceptanceOf(const std::optional<Acceptance>& acceptance);

Json filesOf(const Product& product);
Json diagnosticsOf(const Product& product, const Diagnostics& diagnostics);

}  // namespace dyetrace::json
