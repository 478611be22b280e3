#pragma once

// What stands before the root element.

#include <cstddef>
#include <optional>
#include <string_view>

namespace dyetrace::xml {

struct Prolog {
  std::optional<std::size_t> stray;  ///< First text that is no white space.
  std::optional<std::size_t> doctype;
  std::optional<std::size_t> lateDeclaration;  ///< An XML declaration that is not at the start.
  std::string_view rootTag;                    ///< From `<` to `>`; empty if none is there.
};

/// Looks no further than the root's start tag, and at nothing after stray text.
Prolog readProlog(std::string_view text);

}  // namespace dyetrace::xml
