#pragma once

// Data that goes from one organisation to another, and what the two have agreed. An agreement is
// written as a mark (`dpa`, `authorised`, `joint`, `legal-review`) on the flow, on the receiver or
// on an area around it; it says something of the parties, not of the road that the data takes.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/rule.h"

namespace dyetrace {

/// The organisation that a node belongs to, else its own name.
std::string partyAt(const Product& product, NodeId node);
/// Whether the ends of a flow belong to different organisations, or differ in their role.
bool isBetweenParties(const Product& product, const Flow& flow);

struct HandOver {
  FlowId flow{};
  NodeId from{};
  NodeId to{};
  LabelSet labels{};  ///< The personal data that moves; never empty.
};
/// Every flow between two parties that moves personal data, by flow.
std::vector<HandOver> handOvers(const RuleContext& context);

/// Of each party that receives something, the first hand-over of its gravest data.
std::vector<HandOver> gravestByReceiver(const Product& product, const std::vector<HandOver>& all);

/// By flow: the personal data that moves over it.
std::vector<LabelSet> personalOverFlows(const RuleContext& context);

enum class Agreement {
  contract,       ///< A processor contract: `dpa` or `contract`.
  authorisation,  ///< Of a further processor: `authorised`.
  jointly,        ///< An arrangement of joint controllers: `joint`.
  legalReview,    ///< Somebody checks what an authority asks for: `legal-review`.
};
bool isAgreement(std::string_view mark);
bool speaksOf(std::string_view mark, Agreement agreement);

/// Whether a mark somewhere in the model speaks of such an agreement.
bool anyStates(const Product& product, Agreement agreement);
/// Whether the node, the activity it is part of or an area around it states it.
bool states(const Product& product, NodeId node, Agreement agreement);
/// Whether the flow or its receiver states it.
bool states(const Product& product, const HandOver& handOver, Agreement agreement);

/// A processor of ours or a further one.
bool isProcessor(const Product& product, NodeId node);

}  // namespace dyetrace
