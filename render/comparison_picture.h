#pragma once

// Before and after in one picture, in which nothing moves: what was removed stands where it stood,
// what was added where it will stand. Added, removed, changed and unchanged are told by sign, line
// and word, and by colour only besides.

#include "render/comparison.h"
#include "render/diagram.h"

namespace dyetrace {

/// Of large models only what changed and what it touches.
Diagram comparisonDiagram(const Compared& compared);

}  // namespace dyetrace
