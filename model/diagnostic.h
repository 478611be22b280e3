#pragma once

// What a reader of a model is told about it: diagnostics are collected and go on, an Error is
// thrown when there is no going on.
//
// A message says what was found and what was expected; `advice` says what to do. Places are kept
// apart from the text so that every output can show them in its own way.

#include <stdexcept>
#include <string>
#include <vector>

#include "model/location.h"

namespace dyetrace {

enum class Level {
  note,     ///< Worth knowing; nothing is lost.
  warning,  ///< Something was left out or guessed.
  error,    ///< A whole file or element could not be used; the rest goes on.
};

struct Remark {
  Location where{};
  std::string message{};
};

struct Diagnostic {
  Level level = Level::warning;
  std::string code{};     ///< Stable and greppable, such as `bpmn/unresolved-reference`.
  std::string message{};  ///< One sentence, no full stop: what was found, what was expected.
  Location where{};
  std::string advice{};  ///< What to do, with the nearest name if there is one; may be empty.
  std::vector<Remark> remarks{};  ///< Further places that belong to it.
};

using Diagnostics = std::vector<Diagnostic>;

/// Thrown when nothing sensible can be done: one clear sentence and exit code 2.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message, std::string advice = {})
      : std::runtime_error(message), advice_(std::move(advice)) {}
  const std::string& advice() const { return advice_; }

 private:
  std::string advice_;
};

}  // namespace dyetrace
