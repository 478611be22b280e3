#include "importers/annotations/values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "importers/annotations/text.h"
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

/// Takes a number (`1`, `1.5`, `1,5`) from the front of `text`.
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

struct KindWord {
  std::string_view word;
  NodeKind kind;
};

constexpr std::array kKindWords = {
    KindWord{"person", NodeKind::person},
    KindWord{"actor", NodeKind::person},
    KindWord{"user", NodeKind::person},
    KindWord{"process", NodeKind::process},
    KindWord{"system", NodeKind::process},
    KindWord{"service", NodeKind::process},
    KindWord{"app", NodeKind::process},
    KindWord{"task", NodeKind::process},
    KindWord{"store", NodeKind::store},
    KindWord{"database", NodeKind::store},
    KindWord{"datastore", NodeKind::store},
    KindWord{"data_store", NodeKind::store},
    KindWord{"data", NodeKind::data},
    KindWord{"data_object", NodeKind::data},
    KindWord{"external", NodeKind::external},
    KindWord{"org", NodeKind::external},
    KindWord{"organisation", NodeKind::external},
    KindWord{"organization", NodeKind::external},
    KindWord{"party", NodeKind::external},
    KindWord{"partner", NodeKind::external},
    KindWord{"third_party", NodeKind::external},
    KindWord{"external_party", NodeKind::external},
};

}  // namespace

std::optional<bool> parseYesNo(std::string_view text) {
  const std::string folded = foldName(text);
  if (isOneOf(folded, {"true", "yes", "on", "1", "y", "x"})) return true;
  if (isOneOf(folded, {"false", "no", "off", "0", "n"})) return false;
  return std::nullopt;
}

std::optional<Retention> parseRetention(std::string_view text) {
  const std::string folded = foldName(text);
  const std::string written(trimmed(text));
  if (folded.empty()) return std::nullopt;
  if (isOneOf(folded, {"endless", "indefinite", "indefinitely", "forever", "unlimited"}))
    return Retention{Retention::Kind::endless, 0, written};
  if (folded.starts_with("until_")) return Retention{Retention::Kind::untilEvent, 0, written};
  const std::optional<double> days =
      folded.front() == 'p' ? isoDays(std::string_view(folded).substr(1)) : plainDays(folded);
  if (!days || *days > kLongestDays) return std::nullopt;
  return Retention{Retention::Kind::duration, *days, written};
}

bool addProtection(std::string_view text, Protection& protection) {
  const std::string folded = foldName(text);
  if (isOneOf(folded, {"in_transit", "transit", "tls", "https"})) {
    protection.inTransit = true;
  } else if (isOneOf(folded, {"at_rest", "rest"})) {
    protection.atRest = true;
  } else if (isOneOf(folded, {"end_to_end", "e2e", "e2ee"})) {
    protection.endToEnd = true;
  } else if (isOneOf(folded, {"none", "clear", "in_clear", "plain"})) {
    protection.none = true;
  } else {
    return false;
  }
  return true;
}

std::optional<double> parseShare(std::string_view text) {
  std::string_view rest = trimmed(text);
  std::optional<double> number = takeNumber(rest);
  rest = trimmed(rest);
  if (!number || (!rest.empty() && rest != "%")) return std::nullopt;
  if (rest == "%") *number /= 100;
  if (*number > 1) return std::nullopt;
  return number;
}

std::optional<Form> formFromName(std::string_view name) {
  const std::string folded = foldName(name);
  if (isOneOf(folded, {"identified", "identifiable"})) return Form::identified;
  if (isOneOf(folded, {"pseudonymous", "pseudonymised", "pseudonymized", "pseudonym"}))
    return Form::pseudonymous;
  if (isOneOf(folded, {"anonymous", "anonymised", "anonymized"})) return Form::anonymous;
  return std::nullopt;
}

std::optional<NodeKind> parseNodeKind(std::string_view text) {
  const std::string folded = foldName(text);
  for (const KindWord& known : kKindWords) {
    if (known.word == folded) return known.kind;
  }
  return std::nullopt;
}

const std::vector<std::string>& nodeKindWords() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> all;
    for (const KindWord& known : kKindWords) all.emplace_back(known.word);
    return all;
  }();
  return words;
}

std::string markName(std::string_view text) {
  const std::string folded = foldName(text);
  if (folded == "pseudonymized") return "pseudonymised";
  if (folded == "anonymized") return "anonymised";
  return folded;
}

}  // namespace dyetrace
