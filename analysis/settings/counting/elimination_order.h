#pragma once

// In which order to decide variables so that what is left soon falls apart: the reverse of an order
// in which each variable, when it is taken out and its neighbours are joined, has few of them
// (minimum degree; Darwiche, "Decomposable Negation Normal Form", 2001, uses it so).

#include <cstdint>
#include <vector>

#include "analysis/settings/clauses.h"

namespace dyetrace {

/// All variables of the clauses, the one to decide first in front; those with `late` set come after
/// all others.
std::vector<std::uint32_t> decisionOrder(const Clauses& clauses, const std::vector<bool>& late);

}  // namespace dyetrace
