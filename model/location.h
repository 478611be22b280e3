#pragma once

// Where something was read. Everything in a model keeps one, and every message shows it.

#include <cstdint>

#include "model/id.h"
#include "model/text.h"

namespace dyetrace {

struct Location {
  FileId file{};             ///< Invalid: not from a file (made by the program).
  std::uint32_t line = 0;    ///< 1-based; 0 when the place in the file is not known.
  std::uint32_t column = 0;  ///< 1-based, in characters (code points); 0 when not known.
  Text element{};            ///< Id of the element in its file, or its path; may be empty.

  bool operator==(const Location&) const = default;
};

}  // namespace dyetrace
