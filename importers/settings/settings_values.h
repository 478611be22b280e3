#pragma once

// Values of attributes in our settings XML. Each reader takes the element and the attribute's name,
// reports a value that it cannot read with its place, and goes on with what is said below.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "importers/settings/xml_source.h"

namespace dyetrace::settings {

/// Elements of ours with that name directly in the parent.
std::vector<pugi::xml_node> childrenOf(pugi::xml_node parent, std::string_view name);

/// `true` (`yes`, `on`, `1`) or not; `fallback` if absent or unreadable.
bool flagOf(pugi::xml_node element, const char* name, bool fallback, const XmlSource& source);

/// A whole number; nothing if absent or unreadable.
std::optional<std::int64_t> numberOf(pugi::xml_node element, const char* name,
                                     const XmlSource& source);

/// A count of steps from 0 to 1,000.
int stepsOf(pugi::xml_node element, int fallback, const XmlSource& source);

/// A fraction of people; nothing if absent or unreadable.
std::optional<double> shareOf(pugi::xml_node element, const XmlSource& source);

/// `loc_store ads`, or with commas where names have spaces.
std::vector<std::string> namesOf(pugi::xml_node element, const char* name);

/// A duration as written; reported if it is none.
std::string durationOf(pugi::xml_node element, const char* name, const XmlSource& source);

/// A guard: always if absent; nothing if it cannot be read, which is reported with `instead`, what
/// happens because of it.
std::optional<Guard> guardOf(pugi::xml_node element, const char* name, std::string_view instead,
                             const XmlSource& source);

/// The place of the value in the list of words; `fallback` if absent or, with a report, unknown.
std::size_t wordOf(pugi::xml_node element, const char* name, const std::vector<std::string>& words,
                   std::size_t fallback, const XmlSource& source);

}  // namespace dyetrace::settings
