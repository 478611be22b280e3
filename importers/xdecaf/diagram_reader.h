#pragma once

// One data flow diagram with its dictionary, into the model.

#include "importers/xdecaf/dictionary.h"

namespace dyetrace::xdecaf {

/// References that lead nowhere are reported and left out.
void readDiagram(const XmlSource& diagram, const Dictionary& dictionary);

}  // namespace dyetrace::xdecaf
