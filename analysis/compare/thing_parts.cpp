#include "analysis/compare/thing_parts.h"

#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace dyetrace {
namespace {

std::optional<std::string> wordsOf(const ThingProperty& property) {
  if (property.words.empty()) return std::nullopt;
  return property.words;
}

}  // namespace

std::vector<PropertyChange> differences(const ThingProperties& before,
                                        const ThingProperties& after) {
  using ByName = std::map<std::string_view, const ThingProperty*>;
  const auto byName = [](const ThingProperties& properties) {
    ByName found;
    for (const ThingProperty& each : properties) found.emplace(each.name, &each);
    return found;
  };
  static const ThingProperty kNone;
  const ByName old = byName(before);
  ByName now = byName(after);
  for (const auto& [name, property] : old) now.try_emplace(name, &kNone);
  std::vector<PropertyChange> found;
  for (const auto& [name, property] : now) {
    const auto was = old.find(name);
    const ThingProperty& other = was == old.end() ? kNone : *was->second;
    if (other.meaning != property->meaning)
      found.push_back({std::string(name), wordsOf(other), wordsOf(*property)});
  }
  return found;
}

ThingChange& addChange(std::vector<ThingChange>& changes, ChangeKind kind, ThingKind thing,
                       std::string word) {
  ThingChange& change = changes.emplace_back();
  change.kind = kind;
  change.thing = thing;
  change.word = std::move(word);
  return change;
}

}  // namespace dyetrace
