#pragma once

// DIMACS CNF: variables as switches, clauses as constraints. A comment `c 7 camera` names variable
// 7. Recognised by a line `p cnf …` with nothing but comments before it.

#include <memory>

#include "importers/importer.h"

namespace dyetrace {

std::unique_ptr<Importer> makeDimacsImporter();

}  // namespace dyetrace
