#include "analysis/settings/shares.h"

#include <array>
#include <charconv>

namespace dyetrace {

std::string percent(double share) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), share * 100,
                                 std::chars_format::general, 6)
                       .ptr;
  return std::string(digits.data(), end) + " %";
}

}  // namespace dyetrace
