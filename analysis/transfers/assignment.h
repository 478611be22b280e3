#pragma once

// What one assignment of a node does to the labels on an output (model/transfer.h).
//
// `may` are labels that are there on some path, `must` those that are there on every path. A term
// can be true or false accordingly; where it can be both, the assignment adds to may and takes from
// must. For a single path both sets are the same, and stay so.

#include "model/product.h"

namespace dyetrace {

struct PinLabels {
  LabelSet may{};
  LabelSet must{};
  bool operator==(const PinLabels&) const = default;
};

/// `inputs`: the union of what is on the inputs that the assignment names.
void apply(const Assignment& assignment, const PinLabels& inputs, PinLabels& output);

}  // namespace dyetrace
