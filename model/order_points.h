#pragma once

// The order of a process as a graph of points, made ready for analysis/order.h and
// model/branch_guards.h.
//
// A step is one point; a sub-process is two, its begin and its end, with its own steps between
// them, so that it is no loop by itself. An event on the border of a sub-process can come after any
// of the steps inside it.

#include <cstdint>
#include <utility>
#include <vector>

#include "model/product.h"

namespace dyetrace {

/// How an edge relates to the others that leave the same point.
enum class Branch {
  sequence,    ///< As the step says: a choice at an exclusive or event gateway, else side by side.
  interrupts,  ///< Instead of the others.
  beside,      ///< Side by side with the others.
};

struct PointEdge {
  std::uint32_t to;
  Branch branch = Branch::sequence;
};

struct OrderPoints {
  std::vector<std::uint32_t> begin;   ///< By step.
  std::vector<std::uint32_t> end;     ///< By step; its begin unless it has steps inside.
  std::vector<bool> choice;           ///< By point: exclusive and event gateways.
  std::vector<StepId> stepBeginning;  ///< By point: the step that begins here; invalid otherwise.
  std::vector<std::vector<PointEdge>> next;  ///< By point, messages between steps included.

  /// What a token takes. A message only counts here where it starts a process (it is not one of
  /// several ways to a step that also waits for its turn).
  std::vector<std::pair<std::uint32_t, std::uint32_t>> forward;
  std::vector<Guard> forwardGuards;  ///< Of each of them: when it can be taken.
  /// The same turned round: a message only counts where it ends its sender's process.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> backward;
  /// Steps that a party without steps can start by a message.
  std::vector<std::uint32_t> startedFromOutside;

  std::size_t size() const { return next.size(); }
};

/// By node, the step at which it acts; invalid where it acts at none or at several.
std::vector<StepId> singleSteps(const Product& product);

/// `stepOfNode`: as singleSteps() gives it.
OrderPoints orderPoints(const Product& product, const std::vector<StepId>& stepOfNode);

}  // namespace dyetrace
