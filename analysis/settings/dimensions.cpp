#include "analysis/settings/dimensions.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <set>
#include <string>

namespace dyetrace {
namespace {

constexpr int kMajority = 18;

/// Lower case, runs of letters and runs of digits apart.
std::vector<std::string> wordsOf(const std::string& text) {
  std::vector<std::string> words(1);
  bool digits = false;
  for (const char each : text) {
    const auto c = static_cast<unsigned char>(each);
    const bool digit = std::isdigit(c) != 0;
    if (std::isalnum(c) == 0 || (digit != digits && !words.back().empty())) words.emplace_back();
    digits = digit;
    if (std::isalnum(c) != 0) words.back() += static_cast<char>(std::tolower(c));
  }
  std::erase(words, "");
  return words;
}

bool hasAny(const std::vector<std::string>& words, const std::set<std::string>& wanted) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return wanted.contains(word); });
}

std::optional<int> firstNumber(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    int number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error == std::errc() && end == word.data() + word.size()) return number;
  }
  return std::nullopt;
}

const std::set<std::string> kYoung{"child", "children", "minor",    "minors", "teen",
                                   "teens", "teenager", "kid",      "kids",   "young",
                                   "youth", "juvenile", "teenagers"};

std::vector<std::string> wordsOf(const SettingOption& option) {
  std::vector<std::string> words = wordsOf(option.key);
  const std::vector<std::string> named = wordsOf(option.name);
  words.insert(words.end(), named.begin(), named.end());
  return words;
}

std::vector<std::string> wordsOf(const Setting& setting) {
  std::vector<std::string> words = wordsOf(setting.key);
  const std::vector<std::string> named = wordsOf(setting.name);
  words.insert(words.end(), named.begin(), named.end());
  return words;
}

bool isMinor(const Setting& setting, const SettingOption& option) {
  if (setting.kind == SettingKind::number) return option.to < kMajority;
  const std::vector<std::string> words = wordsOf(option);
  if (setting.kind == SettingKind::boolean) {
    return option.key == "on" && hasAny(wordsOf(setting), kYoung);
  }
  if (hasAny(words, {"adult", "adults", "over", "unknown"})) return false;
  if (hasAny(words, kYoung)) return true;
  const auto number = firstNumber(words);
  if (!number) return false;
  return hasAny(words, {"u", "under", "below"}) ? *number <= kMajority : *number < kMajority;
}

}  // namespace

Topic topicOf(const Setting& setting) {
  const std::vector<std::string> words = wordsOf(setting);
  if (hasAny(words, {"cohort", "existing", "tenure", "joined", "newcomer"})) return Topic::cohort;
  if (hasAny(words, {"region", "country", "market", "jurisdiction", "territory", "residence"}))
    return Topic::region;
  if (hasAny(words, {"age"}) || hasAny(words, kYoung)) return Topic::age;
  return Topic::other;
}

std::vector<SettingId> dimensionsAbout(const Product& product, const People& people, Topic topic) {
  std::vector<SettingId> some;
  for (const SettingId id : people.dimensions()) {
    if (topicOf(product.settings[id]) == topic) some.push_back(id);
  }
  return some;
}

std::optional<std::vector<bool>> minorsIn(const Setting& setting) {
  std::vector<bool> minors;
  for (const SettingOption& option : setting.options) minors.push_back(isMinor(setting, option));
  if (std::find(minors.begin(), minors.end(), true) == minors.end()) return std::nullopt;
  return minors;
}

std::optional<std::size_t> unknownIn(const Setting& setting) {
  for (std::size_t i = 0; i < setting.options.size(); ++i) {
    if (hasAny(wordsOf(setting.options[i]), {"unknown", "unset", "undeclared"})) return i;
  }
  return std::nullopt;
}

std::vector<bool> minorContexts(const Product& product, const People& people) {
  std::vector<bool> which(people.contexts().size(), false);
  for (const SettingId id : dimensionsAbout(product, people, Topic::age)) {
    const auto minors = minorsIn(product.settings[id]);
    for (std::size_t i = 0; minors && i < which.size(); ++i) {
      if ((*minors)[people.contexts()[i].start[id]]) which[i] = true;
    }
  }
  return which;
}

std::vector<ContextPair> pairsDifferingIn(const People& people, SettingId dimension) {
  const auto& contexts = people.contexts();
  const auto onlyThere = [&](const Configuration& one, const Configuration& other) {
    return std::all_of(people.dimensions().begin(), people.dimensions().end(),
                       [&](SettingId id) { return (one[id] == other[id]) != (id == dimension); });
  };
  std::vector<ContextPair> pairs;
  for (std::size_t a = 0; a < contexts.size(); ++a) {
    for (std::size_t b = 0; b < contexts.size(); ++b) {
      if (a != b && onlyThere(contexts[a].start, contexts[b].start)) pairs.emplace_back(a, b);
    }
  }
  return pairs;
}

}  // namespace dyetrace
