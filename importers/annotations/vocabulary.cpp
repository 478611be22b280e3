#include "importers/annotations/vocabulary.h"

#include <utility>

#include "importers/annotations/key_rules.h"

namespace dyetrace {

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
    if (auto said = privacyLine(text.substr(0, end)))
      pairs.push_back({std::move(said->key), std::string(said->value), line});
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
    ++line;
  }
  return pairs;
}

}  // namespace dyetrace
