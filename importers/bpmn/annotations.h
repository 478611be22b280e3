#pragma once

// Finds every privacy annotation and the node, flow or zone that it is about.

#include "importers/bpmn/reading.h"

namespace dyetrace::bpmn {

/// Comes last, when every element has become what it becomes. An annotation on an element that
/// carries no data is a diagnostic.
void readAnnotations(Reading& reading);

}  // namespace dyetrace::bpmn
