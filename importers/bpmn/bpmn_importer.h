#pragma once

// BPMN 2.0 XML: collaborations, processes, choreographies, with everything that says where data
// goes.
//
// Recognised by the root element `definitions` in the BPMN model namespace, whatever the prefix.
// All BPMN files of one reading are read together, because a call activity may name a process, a
// store or a message of another file; equal names alone never join two files.
//
// The work is done in passes that read as a story:
//   document     every BPMN element of a file, by id, with its shape's bounds
//   zones        pools, lanes, processes, groups
//   nodes        parties, activities, data, stores, and the steps of the process
//   data_flows   data associations and drawn associations
//   messages     message flows; messages, signals and errors that are thrown here and caught there
//   calls        sub-processes and call activities
//   forms        form fields, variables in expressions
//   control      sequence flows and what else decides the order
//   annotations  privacy.* from every carrier
//   implied      what control flow makes possible (only if asked for)

#include <memory>

#include "importers/importer.h"

namespace dyetrace {

std::unique_ptr<Importer> makeBpmnImporter();

}  // namespace dyetrace
