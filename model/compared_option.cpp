#include "model/compared_option.h"

#include <charconv>

namespace dyetrace {

std::optional<std::int64_t> numberIn(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool asksForOrder(Comparison comparison) {
  return comparison != Comparison::equal && comparison != Comparison::notEqual;
}

}  // namespace dyetrace
