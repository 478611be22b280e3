#pragma once

// The habit of putting tags and states in brackets into names: `[personal_data] Profile [raw]`,
// `Company [Controller]`.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dyetrace::bpmn {

/// What a bracketed word says as annotations; nothing unless the meaning is clear (a role).
std::vector<std::pair<std::string, std::string>> meaningOfTag(std::string_view tag);

/// A name without the brackets at its beginning and end; the name itself if nothing else is there.
std::string withoutBrackets(std::string_view name);

/// The state in the trailing brackets of a data object's name; empty if there is none.
std::string stateIn(std::string_view name);

}  // namespace dyetrace::bpmn
