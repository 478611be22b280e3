#include "importers/annotations/vocabulary.h"

#include "importers/annotations/key_rules.h"
#include "importers/annotations/text.h"
#include "model/names.h"

namespace dyetrace {
namespace {

constexpr std::string_view kPrefix = "privacy";
constexpr std::string_view kAfterPrefix = ".-_:";

}  // namespace

std::optional<std::string> privacyKey(std::string_view name) {
  name = trimmed(name);
  if (name.size() < kPrefix.size() + 2) return std::nullopt;
  if (foldName(name.substr(0, kPrefix.size())) != kPrefix) return std::nullopt;
  if (kAfterPrefix.find(name[kPrefix.size()]) == std::string_view::npos) return std::nullopt;
  std::string key = foldName(name.substr(kPrefix.size() + 1));
  if (key.empty()) return std::nullopt;
  return key;
}

const std::vector<std::string>& vocabularyKeys() {
  static const std::vector<std::string> keys = [] {
    std::vector<std::string> all;
    for (const KeyRule& rule : keyRules()) all.emplace_back(rule.key);
    return all;
  }();
  return keys;
}

std::vector<TextPair> pairsInText(std::string_view text) {
  std::vector<TextPair> pairs;
  std::size_t line = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view content = trimmed(text.substr(0, end));
    // The prefix may itself be followed by a colon: `privacy:data = email`.
    const std::size_t separator = content.find_first_of(":=", kPrefix.size() + 1);
    if (separator != std::string_view::npos) {
      if (auto key = privacyKey(content.substr(0, separator)))
        pairs.push_back({*key, std::string(trimmed(content.substr(separator + 1))), line});
    }
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
    ++line;
  }
  return pairs;
}

}  // namespace dyetrace
