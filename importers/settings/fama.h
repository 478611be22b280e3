#pragma once

// Feature models of the FAMA tools: binary and set relations with cardinalities, `requires` and
// `excludes`. Recognised by the root element `feature-model`.

#include <memory>

#include "importers/importer.h"

namespace dyetrace {

std::unique_ptr<Importer> makeFamaImporter();

}  // namespace dyetrace
