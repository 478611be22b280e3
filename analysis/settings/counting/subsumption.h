#pragma once

// Clauses without those that another one makes superfluous, and without literals that two clauses
// together rule out (subsumption and self-subsumption; Eén and Biere, "Effective Preprocessing in
// SAT Through Variable and Clause Elimination", 2005). The solutions stay the same.

#include <vector>

#include "analysis/settings/clauses.h"

namespace dyetrace {

/// In order: by length, then by literals. Each is sorted and has no two literals of one variable.
std::vector<std::vector<Literal>> withoutSubsumed(std::vector<std::vector<Literal>> clauses,
                                                  std::size_t variables);

}  // namespace dyetrace
