#pragma once

// What files write about privacy among other things: lines of documentation and extension
// properties whose names begin with `privacy`.

#include <string_view>

namespace dyetrace {

/// Whether two values of a property that holds nodes differ in annotations alone; empty for a value
/// that is not there. False for any other property.
bool differOnlyInAnnotations(std::string_view property, std::string_view was, std::string_view is);

}  // namespace dyetrace
