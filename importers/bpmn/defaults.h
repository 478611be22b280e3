#pragma once

// What BPMN's schema says holds where nothing is written. Tools differ in whether they write it,
// and that is no difference between two models.

#include <string_view>

namespace dyetrace::bpmn {

/// Whether an attribute of that element says what would hold without it.
bool isDefault(std::string_view element, std::string_view attribute, std::string_view value);

/// Whether `xsi:type`, without prefix, names the type that an element of that name has anyway.
bool isDefaultType(std::string_view element, std::string_view type);

}  // namespace dyetrace::bpmn
