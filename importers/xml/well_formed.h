#pragma once

// What XML demands and pugixml does not check, on the parsed document, in one walk without
// recursion: one root, no text around it, no DOCTYPE, bounded depth, prefixes that are declared,
// attributes that differ. The walk also learns the namespaces.

#include <cstddef>
#include <string_view>

#include <pugixml.hpp>

#include "importers/xml/namespaces.h"
#include "importers/xml/reports.h"

namespace dyetrace::xml {

/// Throws XmlError at what cannot be carried on from. `buffer` is what the document was parsed in
/// place from, `text` the same as it was before. Returns how many elements there are.
std::size_t checkDocument(const pugi::xml_document& document, const char* buffer,
                          std::string_view text, Namespaces& namespaces, Reports& reports);

/// `bpmn` of `bpmn:task`; empty if there is no prefix.
std::string_view prefixOf(std::string_view qualifiedName);

}  // namespace dyetrace::xml
