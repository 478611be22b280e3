#pragma once

// What the letters of a rule's code stand for.

#include <string>
#include <string_view>

namespace dyetrace {

/// `Consent` for `CON-02`; `Policy` for a rule that is not built in.
std::string areaOf(std::string_view code);

}  // namespace dyetrace
