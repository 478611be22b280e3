#pragma once

// Rules of a policy on nodes that say exactly what they do: asked of the labels on pins, not of
// roads, and therefore exact also for data that lacks something.

#include <optional>
#include <vector>

#include "analysis/condition.h"
#include "analysis/policy/forbidden_roads.h"
#include "analysis/rule.h"

namespace dyetrace {

/// Data that a rule forbids arrives at the inputs of a node.
struct PinTrouble {
  NodeId place{};
  LabelId label{};  ///< Names the data. Where any data counts, the first label on it, if any.
  bool confirmed = false;           ///< On one path; else only may and must together say so.
  std::optional<Condition> when{};  ///< The settings under which it is so; absent if not known.
};

/// Whether the rule asks of data and where it arrives, and not of the way it took.
bool decidedByPins(const Product& product, const ForbiddenRoads& roads);

/// The troubles at nodes with pins. `anyData`: data counts whatever its labels; then each place is
/// named once. Conditions are there if settings are determined; where they are not and a flow is
/// guarded, nothing is missing and nothing is confirmed.
std::vector<PinTrouble> pinTroubles(const RuleContext& context, const ForbiddenRoads& roads,
                                    bool anyData);

}  // namespace dyetrace
