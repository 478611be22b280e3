#pragma once

// Why a text could not be parsed, in plain words.

#include <string_view>

#include <pugixml.hpp>

#include "importers/xml/reports.h"

namespace dyetrace::xml {

/// The error for a parse that failed. Looks for tags that do not match and pieces that are never
/// closed before it falls back on what the parser says.
XmlError explainFailure(std::string_view text, const pugi::xml_parse_result& result,
                        const Reports& reports);

}  // namespace dyetrace::xml
