#pragma once

// The elements of one BPMN file as they are written, for comparing.

#include <string>

#include "importers/xml/xml.h"
#include "model/elements.h"

namespace dyetrace::bpmn {

/// An id that another file has already gets this file's name in front.
void addWrittenElements(const XmlFile& xml, const std::string& fileName, FileId file,
                        WrittenElements& elements);

}  // namespace dyetrace::bpmn
