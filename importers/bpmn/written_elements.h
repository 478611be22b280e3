#pragma once

// The elements of one BPMN file as they are written, for comparing.

#include <string>

#include "importers/bpmn/drawn_shapes.h"
#include "importers/xml/xml.h"
#include "model/elements.h"

namespace dyetrace::bpmn {

/// An id that another file has already gets this file's name in front. What the file draws outside
/// the planes is added to what was read of them.
void addWrittenElements(const XmlFile& xml, DrawnShapes& drawn, const std::string& fileName,
                        FileId file, WrittenElements& elements);

}  // namespace dyetrace::bpmn
