#pragma once

// What extension elements say about data: form fields, and mappings of variables by expression.

#include "importers/bpmn/reading.h"

namespace dyetrace::bpmn {

/// Form fields become data that is collected at their task; expressions in input and output
/// mappings become inferred reads and writes of variables; with `opaqueScripts`, script tasks read
/// everything.
void readForms(Reading& reading);

}  // namespace dyetrace::bpmn
