#pragma once

// From a rule's words to the roads that it forbids in one model.

#include <string>
#include <vector>

#include "analysis/policy/forbidden_roads.h"
#include "model/policy.h"

namespace dyetrace {

/// One question that a rule asks of a model.
struct BoundDemand {
  ForbiddenRoads roads{};
  std::string variant{};  ///< Tells the questions of one rule apart: what must be passed.
  std::string lacking{};  ///< ` without passing the node …`; empty if nothing must be passed.
};

/// Of a rule that says `always`, one for each station; else one. What means nothing in the model is
/// reported.
std::vector<BoundDemand> demandsOf(const PolicyRule& rule, const Product& product,
                                   Diagnostics& diagnostics);

/// The labels of the model that a rule is about.
LabelSet dataOf(const PolicyRule& rule, const Product& product);

/// `the node Pseudonymiser`, `the mark consent`.
std::string wordsOf(const StationTest& station);

}  // namespace dyetrace
