#include "model/resolve_settings.h"

#include <iterator>
#include <utility>

#include "model/bound_flows.h"
#include "model/guard_names.h"
#include "model/number_bands.h"
#include "model/settings_check.h"
#include "model/written_out.h"

namespace dyetrace {

Diagnostics resolveSettings(Product& product) {
  product.index();
  Diagnostics found = settleGuardNames(product);
  for (Diagnostics more : {writeOut(product), checkSettings(product), bindFlows(product)})
    found.insert(found.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
  cutIntoBands(product);
  return found;
}

}  // namespace dyetrace
