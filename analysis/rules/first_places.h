#pragma once

// Where trouble with several labels at once starts: what lies behind on the same roads repeats it.

#include <map>

#include "analysis/rule.h"

namespace dyetrace {

/// Of places with the labels that are in trouble there, those that do not get all of them from
/// another such place, directly or by a data object between the two; of places in a circle the one
/// that was drawn first.
std::map<NodeId, LabelSet> firstPlaces(const RuleContext& context,
                                       const std::map<NodeId, LabelSet>& troubles);

/// Settles a finding that needs several things to be so at once: under which settings each label is
/// at its place. False if no valid configuration lets it be; nothing to do without settings.
struct LabelAt {
  NodeId place{};
  LabelId label{};
};
bool settleTogether(const RuleContext& context, Finding& finding,
                    const std::vector<LabelAt>& together);

}  // namespace dyetrace
