#pragma once

// A model with some of its flows taken out.

#include <set>

#include "model/product.h"

namespace dyetrace {

/// Later flows move up; bindings of what is gone are gone too, drawn lines stay and say why no flow
/// came of them. A data object that something wrote into and nothing does any more is empty.
Product withoutFlows(Product product, const std::set<FlowId>& flows);

}  // namespace dyetrace
