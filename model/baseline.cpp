#include "model/baseline.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

namespace dyetrace {
namespace {

unsigned valueOfDigits(std::string_view digits) {
  unsigned number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

bool looksLikeDate(std::string_view text) {
  constexpr std::string_view kPattern = "dddd-dd-dd";
  return text.size() == kPattern.size() &&
         std::equal(text.begin(), text.end(), kPattern.begin(), [](char c, char pattern) {
           return pattern == 'd' ? c >= '0' && c <= '9' : c == pattern;
         });
}

}  // namespace

bool isDate(std::string_view text) {
  if (!looksLikeDate(text)) return false;
  const std::chrono::year_month_day date{
      std::chrono::year(static_cast<int>(valueOfDigits(text.substr(0, 4)))),
      std::chrono::month(valueOfDigits(text.substr(5, 2))),
      std::chrono::day(valueOfDigits(text.substr(8)))};
  return date.ok();
}

void accept(Baseline& baseline, AcceptedFinding entry) {
  const auto place = std::lower_bound(
      baseline.entries.begin(), baseline.entries.end(), entry.finding,
      [](const AcceptedFinding& each, const std::string& id) { return each.finding < id; });
  if (place != baseline.entries.end() && place->finding == entry.finding) {
    *place = std::move(entry);
  } else {
    baseline.entries.insert(place, std::move(entry));
  }
}

}  // namespace dyetrace
