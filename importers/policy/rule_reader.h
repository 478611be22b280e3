#pragma once

// A rule of a policy: its head and its clauses.

#include <optional>

#include "importers/policy/reading.h"

namespace dyetrace::policy {

/// `head` is the tree of the statement's first line; the clauses stand below it. Nothing if the
/// rule has no name or demands nothing.
std::optional<PolicyRule> readRule(const Syntax& head, const Block& statement, Reading& reading);

}  // namespace dyetrace::policy
