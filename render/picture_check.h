#pragma once

// The last look at a picture before it leaves.

#include <pugixml.hpp>

namespace dyetrace {

/// Throws Error if the document holds an element or attribute that a picture has no use for
/// (scripts, foreign content, event handlers, links, style sheets), or an id twice.
void requireHarmless(const pugi::xml_document& document);

}  // namespace dyetrace
