#pragma once

// Everything that files write, for comparing; see model/elements.h. Only BPMN files have elements
// of this kind: other formats put all that they say into the model.

#include <vector>

#include "importers/drawing.h"
#include "model/elements.h"

namespace dyetrace {

/// Files are numbered as importModel numbers them: by name. What importModel cannot read is left
/// out here without a word, since it has been reported there.
WrittenElements readElements(std::vector<InputFile> files);

}  // namespace dyetrace
