#pragma once

// What places need for their purpose (`privacy.needs`), held against what they get.

#include <vector>

#include "analysis/rule.h"

namespace dyetrace {

/// Whether any place of the model states its needs.
bool anyStatesNeeds(const Product& product);
/// What a rule answers if none does.
RuleAnswer nobodyStatesNeeds();
bool statesNeeds(const Product& product, NodeId node);
/// Whether a stated need covers the label, in its form.
bool needs(const Product& product, NodeId node, LabelId label);
/// The coarser category that the node names although it gets `label`; invalid if it names none.
TermId coarserNeed(const Product& product, NodeId node, LabelId label);
/// Direct identifiers that the node gets with data that it needs, while it needs nobody's identity.
LabelSet needlessIdentity(RuleContext& context, NodeId node);

/// Whether something worked out or turned at the node is made of the label.
bool isMadeInto(const Product& product, NodeId node, LabelId label);

/// Where a label of one place goes from there, in any form that turns give it.
struct Reached {
  NodeId node{};
  LabelId label{};
};
/// Every other place that the label reaches from `from`, nearest first, each label there once.
std::vector<Reached> reachedFrom(RuleContext& context, NodeId from, LabelId label);

}  // namespace dyetrace
