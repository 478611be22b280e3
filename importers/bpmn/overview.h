#pragma once

// What has to be said about the files as a whole once they are read.

#include "importers/bpmn/reading.h"

namespace dyetrace::bpmn {

/// Says so loudly for each file that draws no data flow at all.
void reportUndrawnData(Reading& reading);

/// Says of stores and parties that have one name in several files that they are not joined.
void reportEqualNames(Reading& reading);

}  // namespace dyetrace::bpmn
