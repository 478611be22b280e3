#pragma once

// Ways through the steps of a process, and what the person does on them.
//
// An act is a step at which the person does something: a user or manual task, a task in a place of
// their own, the arrival of their message. Ways follow sequences and messages, as order.h does.
//
//   const Ways ways(product, context.order());
//   ways.after({refusal}, [&](StepId step) { return step != consent; })[use.index()]
//   ways.acts(question, refusal)   // the fewest, with the refusal and without the question

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "analysis/order.h"
#include "model/product.h"

namespace dyetrace {

/// A user or manual task: a human does it.
bool isDoneByHand(const Node& node);

using StepTest = std::function<bool(StepId)>;

class Ways {
 public:
  using Acts = std::optional<std::size_t>;

  Ways(const Product& product, const ProcessOrder& order);

  /// By step: whether it is one of `from` or can come after one. A way ends at a step that does not
  /// pass; that step is still reached.
  std::vector<bool> after(const std::vector<StepId>& from, const StepTest& passes) const;
  /// The same against the order.
  std::vector<bool> before(const std::vector<StepId>& to, const StepTest& passes) const;

  /// The fewest acts on a way from one step to another, with `to` and without `from`; nothing if no
  /// way leads there.
  Acts acts(StepId from, StepId to) const;
  /// The fewest from any step with which a process begins, with `to`.
  Acts actsFromStart(StepId to) const;

  bool isAct(StepId step) const { return act_[step.index()]; }
  /// Whether nothing comes after a step.
  bool isLast(StepId step) const { return points_.next[points_.end[step.index()]].empty(); }

 private:
  using Edges = std::vector<std::vector<std::uint32_t>>;

  void findActs(const Product& product, const ProcessOrder& order);
  std::vector<bool> search(std::vector<std::uint32_t> points, const Edges& edges,
                           const StepTest& passes) const;
  std::vector<Acts> fewest(const std::vector<std::uint32_t>& from, bool withFirst) const;

  OrderPoints points_;
  Edges next_;
  Edges before_;
  std::vector<bool> act_;
};

}  // namespace dyetrace
