#pragma once

// Associations: the dotted line that people also use to say that data goes somewhere.

#include "importers/bpmn/drawn_edges.h"

namespace dyetrace::bpmn {

/// Makes what an association between data and an activity, event, line or other data means. Lines
/// without direction are no flow but a diagnostic with both readings.
void readAssociation(Reading& reading, Source& source, DrawnEdges& edges, ElementId association);

}  // namespace dyetrace::bpmn
