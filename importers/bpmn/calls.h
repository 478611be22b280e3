#pragma once

// Data that crosses into and out of sub-processes and called processes.

#include "importers/bpmn/reading.h"

namespace dyetrace::bpmn {

/// Makes the inferred call flows. Comes after every flow that is drawn or follows from messages and
/// forms, since it depends on which activities handle data at all.
void readCalls(Reading& reading);

}  // namespace dyetrace::bpmn
