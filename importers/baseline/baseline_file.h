#pragma once

// The baseline file: a tab separated table, one line for each accepted finding, by identity.
//
//   finding <tab> until <tab> by <tab> reason <tab> rule <tab> data <tab> place <tab> origin
//
// The first four columns count; the others are for people, and for the nearest match when a finding
// is gone. Opens in any spreadsheet and diffs well; quoting and comments as in a facts table.

#include <string>
#include <string_view>

#include "model/baseline.h"
#include "model/diagnostic.h"

namespace dyetrace {

/// Lines that cannot count (no date, no reason, a finding twice) become diagnostics of
/// Level::error.
Baseline parseBaseline(std::string_view bytes, FileId file, Diagnostics& diagnostics);

/// Parses back to equal entries.
std::string writeBaseline(const Baseline& baseline);

}  // namespace dyetrace
