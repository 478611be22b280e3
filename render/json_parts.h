#pragma once

// What the JSON outputs have in common: places, labels, facts, diagnostics. Names of things that
// are absent are null; text stays as it was read, so that nothing is lost, and is made harmless
// when it is written (render/json_text.h).

#include <optional>
#include <string>

#include "analysis/finding.h"
#include "model/product.h"
#include "render/json_text.h"

namespace dyetrace::json {

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
