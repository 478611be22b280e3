#pragma once

// A fence around work that may crash, hang or eat all memory: it is done in a child process.
//
// The child is a copy of this process, so the work may use whatever is in memory; only the text it
// returns comes back. The calling process must be single-threaded.

#include <functional>
#include <memory>
#include <string>

#include "render/graphviz.h"

namespace dyetrace {

struct FenceAnswer {
  bool done = false;
  std::string text;     ///< What the work returned.
  std::string problem;  ///< Why it is not done, or what it printed to standard error.
};

/// Work that goes on while the caller does something else. Its deadline counts from its beginning;
/// what is done by then is kept, however late and large the answer is.
class FencedWork {
 public:
  /// Begins. An exception in the work is a problem, not a crash.
  FencedWork(const std::function<std::string()>& work, const RenderLimits& limits);
  FencedWork(const FencedWork&) = delete;
  FencedWork& operator=(const FencedWork&) = delete;
  /// Ends it, if nobody has asked.
  ~FencedWork();

  /// Waits for it. Once.
  FenceAnswer answer();

 private:
  struct Child;
  RenderLimits limits_;
  std::unique_ptr<Child> child_;  ///< None if none could be started, or if it has answered.
  std::string problem_;           ///< Why none could be started.
};

/// Begins and waits.
FenceAnswer runFenced(const std::function<std::string()>& work, const RenderLimits& limits);

}  // namespace dyetrace
