#pragma once

// The order in which a process does things: a step for each flow node, an edge for each sequence
// flow and for everything else that decides what can come next.

#include "importers/bpmn/reading.h"

namespace dyetrace::bpmn {

/// Makes the step of a flow node; its node, if it has one, must be there already.
void readStep(Reading& reading, Source& source, ElementId flowNode);

/// Sequence flows, entries into and exits from sub-processes, boundary events, links, compensation.
void readSequences(Reading& reading);

}  // namespace dyetrace::bpmn
