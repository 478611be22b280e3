#pragma once

// The changes that a remedy for a finding may be made of.
//
// Data is taken away or made coarser, and flows are cut, anywhere on the roads that bring the label
// to the place; what else is offered depends on what the rule asks (`offersOf`). Flows marked as
// required are never cut, closed or left out. People, data objects and parties outside change
// nothing about data: the systems around them do.

#include <vector>

#include "analysis/finding.h"
#include "analysis/remedies/apply_change.h"
#include "analysis/remedies/cone.h"
#include "analysis/review.h"

namespace dyetrace {

/// What may be changed for findings of a rule besides what the data itself does.
struct Offers {
  bool protection = false;
  bool term = false;
  bool region = false;
  bool settings = false;
};

/// Of a rule that is not built in, everything but a term.
Offers offersOf(const std::string& rule);

struct Proposals {
  Cone cone{};
  ModelChanges changes{};  ///< Nearest to the place first.
  bool complete = true;    ///< False: there are more; those farthest from the place were left out.
};

/// At most so many changes are considered for a finding.
inline constexpr std::size_t kMostProposals = 64;

Proposals proposalsFor(const Product& product, const Reviewed& reviewed, const Finding& finding);

}  // namespace dyetrace
