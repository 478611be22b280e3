#pragma once

// The data edges that somebody drew: data associations, associations between data and what handles
// it, and message flows.

#include "importers/bpmn/reading.h"

namespace dyetrace::bpmn {

/// Makes the drawn flows of every file and lists each drawn edge with what became of it.
void readDrawnFlows(Reading& reading);

}  // namespace dyetrace::bpmn
