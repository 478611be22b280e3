#pragma once

// The order of a process: what can come after what, and what always comes first.
//
// Steps are vertices; sequence flows, entries into sub-processes, boundary events, links and
// message flows between processes are edges. Dominators are those of Lengauer and Tarjan (TOPLAS
// 1979), from a virtual start before every step without a predecessor.

#include <optional>
#include <vector>

#include "model/product.h"

namespace dyetrace {

class ProcessOrder {
 public:
  explicit ProcessOrder(const Product& product);

  /// Whether `later` can come after `earlier` in one run (also true of a step and itself in a
  /// loop).
  bool canFollow(StepId earlier, StepId later) const;
  /// On every way from a start to `step`, `first` comes first. Every step dominates itself.
  bool dominates(StepId first, StepId step) const;
  /// On every way from `step` to an end, `last` still comes.
  bool postDominates(StepId last, StepId step) const;
  /// Whether what `writer` writes can be read by `reader` in the same instance: the reader can
  /// follow, or both can run side by side (parallel or inclusive branches, non-interrupting
  /// events).
  bool canReadWhatIsWritten(StepId writer, StepId reader) const;

  /// The step at which a node acts; invalid for data, stores and parties.
  StepId stepOf(NodeId node) const;

 private:
  std::vector<StepId> stepOfNode_;
  std::vector<std::vector<std::uint64_t>> follows_;  ///< Bit matrix; empty above the size limit.
  std::vector<StepId> dominator_;
  std::vector<StepId> postDominator_;
  const Product* product_;
};

}  // namespace dyetrace
