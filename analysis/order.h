#pragma once

// The order of a process: what can come after what, and what always comes first.
//
// Steps are vertices; sequence flows, entries into sub-processes, boundary events, links and
// message flows between processes are edges. Dominators are those of Lengauer and Tarjan (TOPLAS
// 1979), from a virtual start before every step without a predecessor. A message counts for them
// only where it starts a process (or, for post-dominators, ends one): a step that waits for its
// turn and for a message needs both. Where branches run side by side and join, dominators know
// only what lies on every single way, which is the safe side for a safeguard.
//
// Above kLimit points (steps, with a second for each sub-process) no order is claimed: everything
// can follow everything, nothing dominates anything but itself.

#include <cstdint>
#include <vector>

#include "analysis/dominators.h"
#include "model/order_points.h"
#include "model/product.h"

namespace dyetrace {

class ProcessOrder {
 public:
  static constexpr std::size_t kLimit = 20'000;

  explicit ProcessOrder(const Product& product);

  /// Whether `later` can come after `earlier` in one run (also true of a step and itself in a
  /// loop). A sub-process comes both before and after the steps inside it.
  bool canFollow(StepId earlier, StepId later) const;
  /// On every way from a start to `step`, `first` comes first. Every step dominates itself.
  bool dominates(StepId first, StepId step) const;
  /// The nearest other step that dominates `step`; invalid if there is none.
  StepId dominatorOf(StepId step) const;
  /// On every way from `step` to an end, `last` still comes.
  bool postDominates(StepId last, StepId step) const;
  /// Whether what `writer` writes can be read by `reader` in the same instance: the reader can
  /// follow, or both can run side by side (parallel or inclusive branches, non-interrupting
  /// events, processes that are not tied to one another). Not if the reader can only come first, or
  /// if a choice lets only one of them run.
  bool canReadWhatIsWritten(StepId writer, StepId reader) const;

  /// The step at which a node acts; invalid for data, stores and parties, and for a node that acts
  /// at several steps.
  StepId stepOf(NodeId node) const { return stepOfNode_[node.index()]; }

  /// Whether the process was too large for an order to be worked out.
  bool tooLarge() const { return tooLarge_; }

 private:
  void fillReachable();
  bool leadsTo(std::uint32_t from, std::uint32_t to) const;
  bool isOrLeadsTo(std::uint32_t from, std::uint32_t to) const;
  bool sideBySide(StepId writer, StepId reader) const;

  std::vector<StepId> stepOfNode_;
  OrderPoints points_;
  std::vector<std::uint32_t> partings_;  ///< Points that more than one edge leaves.
  bool tooLarge_ = false;
  Components components_;
  std::size_t rowWords_ = 0;
  std::vector<std::uint64_t> reachable_;  ///< By component: the components a way leads to.
  DominatorTree dominators_;
  DominatorTree postDominators_;
};

}  // namespace dyetrace
