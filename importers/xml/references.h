#pragma once

// References to characters and entities (`&amp;`, `&#10;`). pugixml leaves an unknown one as it is;
// here it is an error, since nobody can tell what it should say.

#include <string_view>

#include "importers/xml/reports.h"

namespace dyetrace::xml {

/// Throws XmlError at an entity that XML does not have and at a reference to no character; warns of
/// a bare `&`, which is taken as itself.
void checkReferences(std::string_view text, Reports& reports);

}  // namespace dyetrace::xml
