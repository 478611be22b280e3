#pragma once

// What control flow makes possible: whatever a pool receives by message may be at every step that
// comes after.

#include "importers/bpmn/reading.h"

namespace dyetrace::bpmn {

/// Makes the implied flows from each node that receives a message to each node that control flow
/// reaches from it.
void readImplied(Reading& reading);

}  // namespace dyetrace::bpmn
