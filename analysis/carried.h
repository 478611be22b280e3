#pragma once

// What each flow carries, by what people stated about it and about the data it touches.

#include <vector>

#include "model/product.h"

namespace dyetrace {

struct Carried {
  bool everything = false;  ///< Nobody said: all that the source lets leave.
  LabelSet named;           ///< Moves whatever the source is known to have.
  LabelSet lets;            ///< `named`, and what it covers in the same form.
};

/// The flow's own data with authority; else the content of the data object it touches (of two, what
/// both state, or the source's if they share nothing); else everything, or with
/// `unlabelledCarryNothing` nothing.
Carried carriedBy(const Product& product, const Flow& flow, bool unlabelledCarryNothing);

/// The labels an element states, as a set.
LabelSet statedLabels(const Facts& facts);

/// Every label of the model that falls under a pattern.
LabelSet labelsUnder(const Product& product, const LabelPattern& pattern);

}  // namespace dyetrace
