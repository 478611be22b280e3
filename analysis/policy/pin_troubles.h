#pragma once

// Rules of a policy on models whose nodes say exactly what they do: asked of the labels on pins,
// not of roads, and therefore exact also for data that lacks something.

#include <vector>

#include "analysis/policy/forbidden_roads.h"
#include "analysis/transfer_reach.h"

namespace dyetrace {

/// Data that a rule forbids arrives at the inputs of a node.
struct PinTrouble {
  NodeId place{};
  LabelId label{};         ///< Invalid: data without any label.
  bool confirmed = false;  ///< On one path; else only may and must together say so.
};

/// Whether the rule asks of data and where it arrives, and not of the way it took.
bool decidedByPins(const Product& product, const ForbiddenRoads& roads);

/// `anyData`: data counts whatever its labels; then each place is named once.
std::vector<PinTrouble> pinTroubles(const Product& product, const ForbiddenRoads& roads,
                                    bool anyData);

}  // namespace dyetrace
