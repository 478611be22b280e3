#pragma once

// Errors and escalations: data that leaves an activity by its border.

#include <vector>

#include "importers/bpmn/reading.h"

namespace dyetrace::bpmn {

/// Makes the inferred flows from each throwing event to the border of an activity around it, or to
/// an event sub-process of a scope around it, that catches the same code or any.
void readEscapes(Reading& reading);

/// The event definitions of an event, its own and those it refers to.
std::vector<ElementId> definitionsOf(const Document& document, ElementId event);

}  // namespace dyetrace::bpmn
