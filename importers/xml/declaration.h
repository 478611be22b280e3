#pragma once

// The encoding an XML declaration names.

#include <cstddef>
#include <string_view>

namespace dyetrace::xml {

struct DeclaredEncoding {
  std::string_view name;   ///< As written; empty if there is none.
  std::size_t offset = 0;  ///< Of the name.
};

/// Looks at the declaration at the start of ASCII-compatible text (after white space, if any).
DeclaredEncoding declaredEncoding(std::string_view text);

}  // namespace dyetrace::xml
