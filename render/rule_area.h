#pragma once

// What the letters of a rule's code stand for.

#include <string>
#include <string_view>

namespace dyetrace {

/// `Consent` for `CON-02`; the letters themselves if they stand for nothing known.
std::string areaOf(std::string_view code);

}  // namespace dyetrace
