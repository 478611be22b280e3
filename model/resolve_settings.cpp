#include "model/resolve_settings.h"

#include "model/bound_flows.h"
#include "model/branch_guards.h"
#include "model/control_constraints.h"
#include "model/diagnostic_list.h"
#include "model/guard_names.h"
#include "model/number_bands.h"
#include "model/settings_check.h"
#include "model/written_out.h"

namespace dyetrace {

Diagnostics resolveSettings(Product& product) {
  product.index();
  Diagnostics found = settleGuardNames(product);
  append(found, writeOut(product));
  cutIntoBands(product);
  append(found, checkSettings(product));
  addControlConstraints(product);
  append(found, bindFlows(product));
  guardNodesByBranches(product);
  return found;
}

}  // namespace dyetrace
