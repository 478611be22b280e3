#pragma once

// What XML demands and pugixml does not check: one root with no text around it and no DOCTYPE; and
// in all of the text, bounded depth, prefixes that are declared, attributes that differ. The second
// also learns the namespaces.

#include <cstddef>
#include <string_view>

#include <pugixml.hpp>

#include "importers/xml/namespaces.h"
#include "importers/xml/parsed_text.h"
#include "importers/xml/reports.h"

namespace dyetrace::xml {

/// Throws XmlError if anything stands beside the root that may not, or if there is none.
void checkTop(const pugi::xml_document& document, const ParsedText& parsed, std::string_view text,
              const Reports& reports);

/// All tags of a text that could be parsed. Throws XmlError at what cannot be carried on from.
/// Returns how many elements there are.
std::size_t checkTags(std::string_view text, Namespaces& namespaces, Reports& reports);

/// `bpmn` of `bpmn:task`; empty if there is no prefix.
std::string_view prefixOf(std::string_view qualifiedName);

}  // namespace dyetrace::xml
