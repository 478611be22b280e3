#include "model/duration.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "model/names.h"

namespace dyetrace {
namespace {

constexpr double kDaysInMonth = 30.44;
constexpr double kDaysInYear = 365.25;
constexpr double kHoursInDay = 24;
constexpr double kMinutesInDay = 24 * 60;
constexpr double kSecondsInDay = 24 * 60 * 60;
/// Beyond this a duration says nothing but "endless" and only risks overflow.
constexpr double kLongestDays = 1e7;

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<double> daysInIsoUnit(char unit, bool inTime) {
  switch (unit) {
    case 'y':
      return inTime ? std::nullopt : std::optional(kDaysInYear);
    case 'm':
      return inTime ? 1 / kMinutesInDay : kDaysInMonth;
    case 'w':
      return inTime ? std::nullopt : std::optional(7.0);
    case 'd':
      return inTime ? std::nullopt : std::optional(1.0);
    case 'h':
      return inTime ? std::optional(1 / kHoursInDay) : std::nullopt;
    case 's':
      return inTime ? std::optional(1 / kSecondsInDay) : std::nullopt;
    default:
      return std::nullopt;
  }
}

/// `text` is folded and comes after the `p`.
std::optional<double> isoDays(std::string_view text) {
  if (text.empty() || text == "t") return std::nullopt;
  double days = 0;
  bool inTime = false;
  while (!text.empty()) {
    if (text.front() == 't' && !inTime) {
      inTime = true;
      text.remove_prefix(1);
      continue;
    }
    const std::optional<double> count = takeNumber(text);
    if (!count || text.empty()) return std::nullopt;
    const std::optional<double> unit = daysInIsoUnit(text.front(), inTime);
    if (!unit) return std::nullopt;
    days += *count * *unit;
    text.remove_prefix(1);
  }
  return days;
}

std::optional<double> daysInUnitWord(std::string_view word) {
  if (isOneOf(word, {"h", "hour", "hours"})) return 1 / kHoursInDay;
  if (isOneOf(word, {"d", "day", "days"})) return 1.0;
  if (isOneOf(word, {"w", "week", "weeks"})) return 7.0;
  if (isOneOf(word, {"m", "month", "months"})) return kDaysInMonth;
  if (isOneOf(word, {"y", "year", "years"})) return kDaysInYear;
  return std::nullopt;
}

/// `90d`, `18_months`, `1_year_6_months`; `text` is folded.
std::optional<double> plainDays(std::string_view text) {
  double days = 0;
  while (!text.empty()) {
    const std::optional<double> count = takeNumber(text);
    if (!count) return std::nullopt;
    while (text.starts_with('_')) text.remove_prefix(1);
    std::size_t length = 0;
    while (length < text.size() && text[length] >= 'a' && text[length] <= 'z') ++length;
    const std::optional<double> unit = daysInUnitWord(text.substr(0, length));
    if (!unit) return std::nullopt;
    days += *count * *unit;
    text.remove_prefix(length);
    while (text.starts_with('_')) text.remove_prefix(1);
  }
  return days;
}

}  // namespace

std::optional<double> takeNumber(std::string_view& text) {
  std::size_t length = 0;
  std::string digits;
  while (length < text.size()) {
    const char c = text[length];
    if (c != '.' && c != ',' && (c < '0' || c > '9')) break;
    digits += c == ',' ? '.' : c;
    ++length;
  }
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  text.remove_prefix(length);
  return number;
}

std::optional<double> daysIn(std::string_view text) {
  const std::string folded = foldName(text);
  if (folded.empty()) return std::nullopt;
  const std::optional<double> days =
      folded.front() == 'p' ? isoDays(std::string_view(folded).substr(1)) : plainDays(folded);
  if (!days || *days > kLongestDays) return std::nullopt;
  return days;
}

}  // namespace dyetrace
