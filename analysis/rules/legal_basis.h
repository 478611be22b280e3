#pragma once

// Legal bases as the rules read them: a basis for using data, a condition for special data, a tool
// for a transfer. All three are written as `privacy.basis`.

#include <vector>

#include "model/inherit.h"

namespace dyetrace {

/// GDPR Article 6: any basis that is not a transfer tool.
std::vector<TermId> usageBases(const Product& product, const std::vector<TermId>& bases);
/// GDPR Article 9(2) or 10: explicit consent or a `special.` basis; for data on offences also a
/// legal duty or a public task.
bool allowSpecial(const Product& product, const std::vector<TermId>& bases, Special special);
/// GDPR Articles 45 to 49: any `transfer.` basis.
bool allowTransfer(const Product& product, const std::vector<TermId>& bases);

/// The bases stated for a node and for the flow that leads there (if any).
std::vector<TermId> basesAt(const Product& product, NodeId node, FlowId over);

}  // namespace dyetrace
