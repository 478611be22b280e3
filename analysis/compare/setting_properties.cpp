// What settings, with everything that belongs to them, say of themselves.

#include <algorithm>

#include "analysis/compare/thing_properties.h"
#include "analysis/settings/shares.h"
#include "model/configuration.h"

namespace dyetrace {
namespace {

void addUnlessEmpty(ThingProperties& properties, std::string name, std::string words) {
  if (words.empty()) return;
  properties.push_back({std::move(name), std::move(words), std::nullopt});
}

void addBothUnlessEmpty(ThingProperties& properties, std::string name, std::string words,
                        std::string meaning) {
  if (words.empty()) return;
  properties.push_back({std::move(name), std::move(words), std::move(meaning)});
}

std::string joined(const std::vector<std::string>& words, const char* between = ", ") {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

std::string when(const Guard& guard) {
  return guard.always() ? std::string() : " when " + toString(guard);
}

/// Launched and coded defaults are told apart, each list in the order in which it counts.
void addDefaults(ThingProperties& properties, const ModelView& view, SettingId id, bool inCode) {
  std::vector<std::string> words;
  std::vector<std::string> meanings;
  for (const SettingDefault& each : view.product().settings[id].defaults) {
    if (each.inCode != inCode) continue;
    words.push_back(each.value + when(each.when));
    meanings.push_back(view.meaning(id, each.value) + when(view.meaning(each.when)));
  }
  addBothUnlessEmpty(properties, inCode ? "default in code" : "default", joined(words, "; "),
                     joined(meanings, "; "));
}

std::string controlWords(const Control& control) {
  std::string words = control.screen.empty() ? "somewhere" : "on " + control.screen;
  if (!control.option.empty()) words += " to " + control.option;
  words += ", " + std::to_string(control.steps) + (control.steps == 1 ? " step" : " steps");
  if (control.confirm) words += ", asks again";
  if (control.requiresLogin) words += ", needs a login";
  if (!control.bundled.empty()) words += ", bundled with " + control.bundled;
  if (!control.delay.empty()) words += ", takes effect after " + control.delay;
  return words;
}

std::string promptWords(const Prompt& prompt) {
  std::string words = "for " + prompt.asks;
  if (!prompt.every.empty()) words += " every " + prompt.every;
  if (!prompt.dismiss.empty()) words += ", dismissed " + prompt.dismiss;
  return words + when(prompt.when);
}

template <class Items, class ToWords>
void addList(ThingProperties& properties, std::string name, const Items& items, ToWords toWords) {
  std::vector<std::string> words;
  words.reserve(items.size());
  for (const auto& item : items) words.push_back(toWords(item));
  std::sort(words.begin(), words.end());
  addUnlessEmpty(properties, std::move(name), joined(words, "; "));
}

std::string groupWords(const FeaturePlace& place) {
  switch (place.children) {
    case GroupKind::all:
      return {};
    case GroupKind::some:
      return "at least one child";
    case GroupKind::one:
      return "exactly one child";
    case GroupKind::cardinality:
      return std::to_string(place.atLeast) + " to " + std::to_string(place.atMost) + " children";
  }
  return {};
}

void addFeature(ThingProperties& properties, const Setting& setting) {
  if (!setting.feature) return;
  addUnlessEmpty(properties, "group of children", groupWords(*setting.feature));
  addUnlessEmpty(properties, "mandatory", setting.feature->mandatory ? "yes" : "no");
  addUnlessEmpty(properties, "abstract", setting.feature->abstract ? "yes" : "");
  addUnlessEmpty(properties, "hidden", setting.feature->hidden ? "yes" : "");
}

void addNumber(ThingProperties& properties, const Setting& setting) {
  if (setting.kind != SettingKind::number) return;
  addUnlessEmpty(properties, "range",
                 std::to_string(setting.minimum) + " to " + std::to_string(setting.maximum));
  addUnlessEmpty(properties, "unit", setting.unit);
}

}  // namespace

ThingProperties propertiesOf(const ModelView& view, SettingId id) {
  const Setting& setting = view.product().settings[id];
  ThingProperties properties;
  addUnlessEmpty(properties, "name", setting.name);
  addUnlessEmpty(properties, "kind", std::string(settingKindName(setting.kind)));
  addUnlessEmpty(properties, "turned by", std::string(settingOwnerName(setting.owner)));
  addDefaults(properties, view, id, false);
  addDefaults(properties, view, id, true);
  addUnlessEmpty(properties, "help", setting.help);
  addUnlessEmpty(properties, "group", setting.group);
  addUnlessEmpty(properties, "role", setting.role);
  addBothUnlessEmpty(properties, "protective", setting.protective,
                     view.meaning(id, setting.protective));
  addList(properties, "claims", setting.claims, [](const std::string& claim) { return claim; });
  addUnlessEmpty(properties, "claim", setting.claimText);
  if (setting.parent.valid()) {
    addBothUnlessEmpty(properties, "under", titleOf(view.product().settings[setting.parent]),
                       view.meaning(setting.parent));
  }
  addFeature(properties, setting);
  addNumber(properties, setting);
  addList(properties, "control", setting.controls, controlWords);
  addList(properties, "prompt", setting.prompts, promptWords);
  for (const auto& [name, value] : setting.notes) addUnlessEmpty(properties, name, value);
  return properties;
}

ThingProperties propertiesOf(const ModelView& view, SettingId id, std::size_t index) {
  const Setting& setting = view.product().settings[id];
  const SettingOption& option = setting.options[index];
  ThingProperties properties;
  addUnlessEmpty(properties, "name", option.name);
  addUnlessEmpty(properties, "share", option.share ? percent(*option.share) : "");
  if (setting.kind == SettingKind::number) {
    addUnlessEmpty(properties, "range",
                   std::to_string(option.from) + " to " + std::to_string(option.to));
  }
  return properties;
}

}  // namespace dyetrace
