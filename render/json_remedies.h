#pragma once

// Remedies as JSON; schema in docs/schemas/findings.schema.json.

#include "analysis/remedies/remedy.h"
#include "render/json_parts.h"

namespace dyetrace::json {

/// Null if none were searched.
void writeRemedies(Writer& out, const Product& product, const Remedies& remedies);

}  // namespace dyetrace::json
