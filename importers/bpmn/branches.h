#pragma once

// Branches that say something.
//
// A sequence flow carries no data, but a person may say on it what is given when it is taken: the
// yes-branch of a question gives consent, the no-branch refuses it. Such a branch is read as a step
// of its own between the two that it joins, with a node that handles no data and holds the marks.

#include "importers/bpmn/reading.h"

namespace dyetrace::bpmn {

/// The node on a branch, made if there is none yet. `sequence`: its number in Product::sequences.
NodeId nodeOnBranch(Reading& reading, Source& source, ElementId flow, std::size_t sequence);

}  // namespace dyetrace::bpmn
