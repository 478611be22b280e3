#pragma once

// Branches of a process that depend on settings.
//
// A branch (a sequence flow) has a guard if it says so itself (`privacy.when`, a label `yes if
// ads = on`), if a facts table says so, or if its condition is `identifier op literal` over a known
// setting, in JUEL (`${ads == true}`), FEEL (`= ads = "on"`) or plainly. The branch that is left at
// a gateway whose others all have one is taken where none of them is. Any other condition stays
// what it is: nothing follows from it, and no setting is made of its variables.

#include <span>
#include <vector>

#include "importers/annotations/facts_table.h"
#include "importers/drawing.h"

namespace dyetrace {

/// Takes the rows about branches out of a facts table and applies them: `branch:Gateway/Name`,
/// `branch:Gateway` (for its branches `yes` and `no`), `id:` of a sequence flow, all with the key
/// `when`. Gives back the others.
std::vector<FactsRow> applyBranchRows(std::span<const FactsRow> rows, Drawing& drawing);

/// What branches say of themselves. May name settings that nobody declares yet.
Diagnostics bindStatedBranches(Product& product);

/// Conditions over known settings, then the branches that are left. Needs an indexed product.
Diagnostics bindConditions(Product& product);

}  // namespace dyetrace
