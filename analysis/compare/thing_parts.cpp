#include "analysis/compare/thing_parts.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace dyetrace {
namespace {

std::optional<std::string> wordsOf(const ThingProperty& property) {
  if (property.words.empty()) return std::nullopt;
  return property.words;
}

/// Of several with one name the first.
std::vector<const ThingProperty*> byName(const ThingProperties& properties) {
  std::vector<const ThingProperty*> sorted;
  sorted.reserve(properties.size());
  for (const ThingProperty& each : properties) sorted.push_back(&each);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto* left, const auto* right) { return left->name < right->name; });
  const auto last =
      std::unique(sorted.begin(), sorted.end(),
                  [](const auto* left, const auto* right) { return left->name == right->name; });
  sorted.erase(last, sorted.end());
  return sorted;
}

}  // namespace

std::vector<PropertyChange> differences(const ThingProperties& before,
                                        const ThingProperties& after) {
  static const ThingProperty kNone;
  const std::vector<const ThingProperty*> old = byName(before);
  const std::vector<const ThingProperty*> now = byName(after);
  std::vector<PropertyChange> found;
  const auto compare = [&](const ThingProperty& was, const ThingProperty& is) {
    if (was.meaning() == is.meaning()) return;
    found.push_back({was.name.empty() ? is.name : was.name, wordsOf(was), wordsOf(is)});
  };
  auto one = old.begin();
  auto other = now.begin();
  while (one != old.end() || other != now.end()) {
    const bool onlyOld = other == now.end() || (one != old.end() && (*one)->name < (*other)->name);
    const bool onlyNow = one == old.end() || (other != now.end() && (*other)->name < (*one)->name);
    compare(onlyNow ? kNone : **one, onlyOld ? kNone : **other);
    if (!onlyNow) ++one;
    if (!onlyOld) ++other;
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
