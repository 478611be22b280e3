#pragma once

// Feature models of the SPLOT repository: an indented tree and clauses inside XML. Recognised by
// the root element `feature_model`.
//
//   :r Phone (phone)            the root; the key is in the brackets, or the name itself
//     :m Calls                  mandatory
//     :o GPS                    optional
//     :g [1,*]                  a group, its members behind a bare `:`

#include <memory>

#include "importers/importer.h"

namespace dyetrace {

std::unique_ptr<Importer> makeSplotImporter();

}  // namespace dyetrace
