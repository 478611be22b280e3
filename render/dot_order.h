#pragma once

// In which order nodes are made known to Graphviz. Where flows run in a circle it turns round the
// one that leads back to a node it knew before; so what comes first here stands first in the
// picture.

#include <string>
#include <vector>

#include "render/diagram.h"

namespace dyetrace {

/// DiagramNode::id of the nodes to begin with: the finding's road from its start, then people; or
/// people before it.
std::vector<std::string> firstNodes(const Diagram& diagram, bool peopleFirst = false);

}  // namespace dyetrace
