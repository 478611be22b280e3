#pragma once

// Whether the flows that are the feature (`privacy.required`) still carry what they carried.
//
//   const RequiredFlows required(product, reviewed);
//   required.areKept(changedProduct, changedGraph, changes);

#include <map>
#include <string>

#include "analysis/remedies/apply_change.h"
#include "analysis/review.h"

namespace dyetrace {

class RequiredFlows {
 public:
  /// Settings must be determined if there are any. Both must outlive it. Throws OutOfBudget.
  RequiredFlows(const Product& product, Reviewed& reviewed);

  std::size_t count() const { return moving_.size(); }

  /// Every label that moved over such a flow still does, in every valid configuration in which it
  /// did. A flow that a change closes by a setting counts as closed for good: the feature must do
  /// without it. Throws OutOfBudget.
  bool areKept(const Product& changed, const FlowGraph& graph, const ModelChanges& changes) const;

 private:
  using Conditions = std::map<LabelId, Condition>;
  static Conditions conditionsOf(const FlowGraph& graph, LiftedReach& reach, FlowId flow);
  bool movesAll(const Product& changed, const FlowGraph& graph, const Reach& reach) const;
  bool movesAsOften(const Product& changed, const FlowGraph& graph, const Reach& reach) const;

  const Product& product_;
  Reviewed& reviewed_;
  // By the flow's key: what moves over it, and when.
  std::map<std::string, LabelSet> moving_;
  std::map<std::string, Conditions> conditions_;
};

/// What moves over a flow with every guard open.
LabelSet movesOver(const FlowGraph& graph, const Reach& reach, FlowId flow);

}  // namespace dyetrace
