#pragma once

// Transfers: what a node does to data from each of its inputs to each of its outputs, exactly.
//
// Most formats say only that a node drops, turns or derives labels. Some (xDECAF) say more: a node
// has pins, a flow joins one output pin to one input pin, and every output pin has a list of
// assignments over the labels on named input pins. They are kept here as they are written and
// solved by analysis/transfer_reach.h; a node that has pins is described by them alone.
//
//   forward a, b           adds what is on the inputs a and b
//   set x / unset x        adds x / takes x away
//   assign x if TERM       adds x where the term holds, takes x away where it does not

#include <cstddef>
#include <string>
#include <vector>

#include "model/id.h"
#include "model/location.h"

namespace dyetrace {

using PinId = Id<struct PinTag>;

/// A Boolean expression over the labels on some input pins.
struct LabelTerm {
  enum class Kind { always, label, negation, conjunction, disjunction };
  Kind kind = Kind::always;
  LabelId label{};  ///< For Kind::label.
  std::vector<LabelTerm> operands{};
};

struct Assignment {
  enum class Kind { forward, set, unset, assign };
  Kind kind = Kind::forward;
  std::vector<PinId> inputs{};    ///< For forward and assign.
  std::vector<LabelId> labels{};  ///< For all but forward.
  LabelTerm term{};               ///< For assign.
  Location where{};
};

struct Pin {
  std::string key{};
  std::string name{};
  NodeId node{};
  bool input = true;
  std::vector<Assignment> assignments{};  ///< Of an output, in order.
  Location where{};
};

}  // namespace dyetrace
