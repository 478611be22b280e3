#pragma once

// Of a copy at one end of a flow, how many go over it; see analysis/spread.h.

#include <unordered_map>

#include "analysis/flow_graph.h"
#include "analysis/settings/adoption.h"
#include "analysis/settings/settings_analysis.h"

namespace dyetrace {

/// What shares of people rest on.
struct SharesRest {
  bool defaultUnknown = false;
  AssumedShares assumed{};

  void add(const SharesRest& other);
};

/// Remembers what it worked out. Throws OutOfBudget.
class SpreadShares {
 public:
  /// `settings` is null if the model has none.
  SpreadShares(const FlowGraph& graph, SettingsAnalysis* settings)
      : graph_(graph), settings_(settings) {}

  /// 0 to 1, for a label that is at the source.
  double over(EdgeId edge, LabelId label);
  /// What that rests on.
  SharesRest restOf(EdgeId edge, LabelId label);

 private:
  double ofPeople(const Condition& condition);
  const SharesRest& restOf(const Condition& condition);
  const Condition& thereAt(EdgeId edge, LabelId label) const;

  const FlowGraph& graph_;
  SettingsAnalysis* settings_;
  std::unordered_map<Condition, double> shares_;     ///< For look-up only.
  std::unordered_map<Condition, SharesRest> rests_;  ///< For look-up only.
};

}  // namespace dyetrace
