#pragma once

// Pools, lanes, processes and groups.

#include "importers/bpmn/reading.h"

namespace dyetrace::bpmn {

/// Makes the zones of every file: a pool for each participant that has a process with something in
/// it, lanes inside, a zone for each process without participant, and groups. Other participants
/// become external parties.
void readZones(Reading& reading);

/// Where a flow node is: its lane, else the zone of its process.
ZoneId zoneOfFlowNode(Reading& reading, Source& source, ElementId flowNode);

/// The zone that encloses an element in the XML.
ZoneId zoneAround(const Source& source, ElementId element);

/// Where a data element is drawn: the innermost lane or pool that holds its centre; nowhere
/// (shared) if it is drawn outside every pool; without a shape, its process.
ZoneId zoneOfData(const Source& source, ElementId drawn);

/// The innermost zone that holds both; invalid if they have nothing in common.
ZoneId commonZone(const Product& product, ZoneId one, ZoneId other);

/// The groups an element lies in, by its shape or by the category values it names.
std::vector<ZoneId> groupsOf(const Source& source, ElementId element);

}  // namespace dyetrace::bpmn
