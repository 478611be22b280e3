#pragma once

// Which data leads where, for every place and label at once: a question about what lies behind each
// of many places costs one search backwards instead of one search each.
//
//   const LeadsTo leads(context);
//   const LeadsTo::Marked used = leads.to([&](NodeId node, LabelId label) { … });
//   leads.at(used, store, label)  // it is so at the store, or at some place that it reaches

#include <cstdint>
#include <functional>
#include <vector>

#include "analysis/rule.h"

namespace dyetrace {

class LeadsTo {
 public:
  /// By vertex and label.
  using Marked = std::vector<bool>;
  using Test = std::function<bool(NodeId, LabelId)>;

  explicit LeadsTo(const RuleContext& context);

  /// Every vertex and label from which the label, as it is or turned, comes to where the test
  /// holds.
  Marked to(const Test& test) const;
  bool at(const Marked& marked, NodeId node, LabelId label) const;

 private:
  std::size_t state(VertexId vertex, LabelId label) const {
    return vertex.index() * graph_.labelCount + label.index();
  }

  const RuleContext& context_;
  const FlowGraph& graph_;
  std::vector<std::vector<std::uint32_t>> before_;  ///< By state: the states one hop earlier.
};

}  // namespace dyetrace
