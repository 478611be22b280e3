#pragma once

#include <string>
#include <string_view>

namespace dyetrace::testing {

inline bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace dyetrace::testing
