#pragma once

// Choreography tasks that name no message flow.

#include "importers/bpmn/reading.h"

namespace dyetrace::bpmn {

/// A choreography task is a message from its initiator to the other party; where no message flow
/// draws it, it is inferred.
void readChoreographies(Reading& reading);

}  // namespace dyetrace::bpmn
