#include "importers/settings/settings_values.h"

#include <algorithm>
#include <charconv>

#include "importers/annotations/text.h"
#include "importers/annotations/values.h"
#include "importers/settings/settings_words.h"
#include "model/names.h"

namespace dyetrace::settings {

namespace {

constexpr std::int64_t kMostSteps = 1000;
/// Far from where differences overflow.
constexpr std::int64_t kLargestNumber = 1'000'000'000'000'000;

void reportValue(pugi::xml_node element, const char* name, const std::string& expected,
                 const XmlSource& source, std::string advice = {}) {
  source.warn("settings/value",
              "`" + std::string(name) + "` is " + shown(attributeOf(element, name)) +
                  ", expected " + expected,
              element, std::move(advice));
}

}  // namespace

std::vector<pugi::xml_node> childrenOf(pugi::xml_node parent, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node child : parent.children()) {
    if (child.type() == pugi::node_element && localName(child.name()) == name)
      found.push_back(child);
  }
  return found;
}

bool flagOf(pugi::xml_node element, const char* name, bool fallback, const XmlSource& source) {
  const std::string text = attributeOf(element, name);
  if (text.empty()) return fallback;
  const std::optional<bool> value = parseYesNo(text);
  if (!value) reportValue(element, name, "`true` or `false`", source);
  return value.value_or(fallback);
}

std::optional<std::int64_t> numberOf(pugi::xml_node element, const char* name,
                                     const XmlSource& source) {
  const std::string text = attributeOf(element, name);
  if (text.empty()) return std::nullopt;
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  const bool fits = number >= -kLargestNumber && number <= kLargestNumber;
  if (error == std::errc() && stop == end && fits) return number;
  reportValue(element, name, "a whole number", source);
  return std::nullopt;
}

int stepsOf(pugi::xml_node element, int fallback, const XmlSource& source) {
  const std::optional<std::int64_t> steps = numberOf(element, "steps", source);
  if (!steps) return fallback;
  if (*steps >= 0 && *steps <= kMostSteps) return static_cast<int>(*steps);
  reportValue(element, "steps", "a number from 0 to 1000", source);
  return fallback;
}

std::optional<double> shareOf(pugi::xml_node element, const XmlSource& source) {
  const std::string text = attributeOf(element, "share");
  if (text.empty()) return std::nullopt;
  const std::optional<double> share = parseShare(text);
  if (!share) reportValue(element, "share", "a fraction of people such as `0.3` or `30 %`", source);
  return share;
}

std::vector<std::string> namesOf(pugi::xml_node element, const char* name) {
  const std::string text = attributeOf(element, name);
  if (text.find_first_of(",;") != std::string::npos) return splitList(text);
  std::vector<std::string> names;
  for (std::string& word : splitOn(text, " ")) {
    if (!word.empty()) names.push_back(std::move(word));
  }
  return names;
}

std::string durationOf(pugi::xml_node element, const char* name, const XmlSource& source) {
  std::string text = attributeOf(element, name);
  if (!text.empty() && !parseRetention(text))
    reportValue(element, name, "a duration such as `7d` or `P1M`", source);
  return text;
}

std::optional<Guard> guardOf(pugi::xml_node element, const char* name, std::string_view instead,
                             const XmlSource& source) {
  const std::string text = attributeOf(element, name);
  if (text.empty()) return Guard();
  GuardParse parse = parseGuard(text);
  if (parse.error.empty()) return std::move(parse.guard);
  source.error("settings/guard",
               "`" + std::string(name) + "` " + shown(text) + " cannot be read: " + parse.error +
                   " at character " + std::to_string(parse.position + 1) + "; " +
                   std::string(instead),
               element, "Write for example `ads and audience >= friends`.");
  return std::nullopt;
}

std::size_t wordOf(pugi::xml_node element, const char* name, const std::vector<std::string>& words,
                   std::size_t fallback, const XmlSource& source) {
  const std::string text = attributeOf(element, name);
  if (text.empty()) return fallback;
  const auto found = std::find(words.begin(), words.end(), text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  reportValue(element, name, "one of " + inWords(words, words.size()), source,
              didYouMean(nearestNames(text, words)));
  return fallback;
}

}  // namespace dyetrace::settings
