#include "analysis/rules/processor_purposes.h"

#include <algorithm>

#include "analysis/finding.h"
#include "analysis/rules/hand_overs.h"
#include "model/inherit.h"

namespace dyetrace {

bool allowsAll(const Product& product, const Purposes& allowed, const Purposes& uses) {
  return std::all_of(uses.begin(), uses.end(), [&](TermId use) {
    return std::any_of(allowed.begin(), allowed.end(),
                       [&](TermId purpose) { return product.taxonomy.covers(purpose, use); });
  });
}

Purposes instructedOn(const Product& product, const Path& path) {
  auto hop = std::find_if(path.hops.rbegin(), path.hops.rend(), [&](const Hop& each) {
    return isProcessor(product, each.to) && !isProcessor(product, each.from);
  });
  for (; hop != path.hops.rend(); ++hop) {
    const Purposes& onFlow = product.factsOf(product.flows[hop->flow]).purposes;
    if (!onFlow.empty()) return onFlow;
    const Purposes before = purposesOf(product, hop->from).value;
    if (!before.empty()) return before;
  }
  return {};
}

}  // namespace dyetrace
