#pragma once

// What is thrown here and caught there without a line between: messages, signals, errors,
// escalations.

#include "importers/bpmn/reading.h"

namespace dyetrace::bpmn {

/// Makes the inferred flows from everyone who throws to everyone who catches the same thing.
void readCorrespondences(Reading& reading);

}  // namespace dyetrace::bpmn
