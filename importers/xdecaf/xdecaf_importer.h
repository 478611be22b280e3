#pragma once

// xDECAF (DataFlowAnalysis, Karlsruhe Institute of Technology): a data flow diagram and the data
// dictionary that says what its nodes do to the labels on data.
//
// Recognised by the root elements `DataFlowDiagram` and `DataDictionary` of that project's
// namespaces. A diagram is read with the dictionary of the same file name, else with the one that
// its references name, else with the only one there is; only what stands behind `#` in a reference
// counts, since files get renamed.
//
// Labels are no categories of personal data there. A label that data carries becomes an own
// category without weight below `label` (`label.level.high`) and a mark of the same name, so that a
// policy can ask for data that has it and for data that lacks it. The labels of a node become its
// tags. What a node does stays as it is written, as pins and assignments (model/transfer.h).

#include <memory>

#include "importers/importer.h"

namespace dyetrace {

std::unique_ptr<Importer> makeXdecafImporter();

}  // namespace dyetrace
