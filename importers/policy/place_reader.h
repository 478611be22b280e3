#pragma once

// Places, data and stations of a rule: from the tree to the tests of model/policy.h.

#include <optional>

#include "importers/policy/reading.h"

namespace dyetrace::policy {

/// A disjunction of the tree.
PlaceTest readPlace(const Syntax& disjunction, Reading& reading);
/// What stands behind `through`, `without` or `passes`.
StationTest readStation(const Syntax& clause, Reading& reading);
/// One category with its form; nothing if it is not known.
std::optional<DataTest> readData(const Syntax& data, Reading& reading);
/// A category or purpose of the policy's taxonomy; invalid, and said so, if it is none or several.
TermId readTerm(TermKind kind, const Syntax& name, Reading& reading);

}  // namespace dyetrace::policy
