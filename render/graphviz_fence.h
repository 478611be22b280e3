#pragma once

// A fence around work that may crash, hang or eat all memory: it is done in a child process.
//
// The child is a copy of this process, so the work may use whatever is in memory; only the text it
// returns comes back. The calling process must be single-threaded.

#include <functional>
#include <string>

#include "render/graphviz.h"

namespace dyetrace {

struct FenceAnswer {
  bool done = false;
  std::string text;     ///< What the work returned.
  std::string problem;  ///< Why it is not done, or what it printed to standard error.
};

/// An exception in the work is a problem, not a crash.
FenceAnswer runFenced(const std::function<std::string()>& work, const RenderLimits& limits);

}  // namespace dyetrace
