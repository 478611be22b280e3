#pragma once

// The elements and attributes of our settings XML: one table that says what may stand where, so
// that whatever is misspelt is reported with the nearest name and nothing is passed over silently.

#include "importers/settings/xml_source.h"

namespace dyetrace::settings {

inline constexpr std::string_view kSettingsNamespace = "urn:dyetrace:settings:1";

/// Reports unknown elements and attributes, elements in the wrong place, and attributes that are
/// missing. Elements and attributes of other namespaces are left alone.
void checkWords(const XmlSource& source);

}  // namespace dyetrace::settings
