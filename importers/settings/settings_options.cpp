// What a setting or dimension can be: its kind, its options or bands, and how many people have
// each.

#include <algorithm>
#include <array>
#include <optional>

#include "importers/settings/feature_model.h"
#include "importers/settings/settings_reading.h"
#include "model/number_bands.h"

namespace dyetrace::settings {

namespace {

SettingKind kindOf(pugi::xml_node element, const XmlSource& source) {
  const bool listed = !childrenOf(element, "option").empty();
  const bool number = !attributeOf(element, "max").empty();
  const std::size_t assumed = number ? 3 : listed ? 1 : 0;
  const std::size_t kind =
      wordOf(element, "kind", {"switch", "choice", "level", "number"}, assumed, source);
  return static_cast<SettingKind>(kind);
}

std::string whatIs(pugi::xml_node element) {
  return std::string(localName(element.name())) + " `" + attributeOf(element, "id") + "`";
}

void refuseTooMany(pugi::xml_node element, std::size_t count, std::size_t most,
                   const std::string& things, const XmlSource& source) {
  if (count <= most) return;
  throw Refused("the " + whatIs(element) + " has " + std::to_string(count) + " " + things +
                    "; at most " + std::to_string(most) + " can be taken into account",
                source.at(element), "Leave out what no guard tells apart.");
}

SettingOption optionFrom(pugi::xml_node element, const XmlSource& source) {
  SettingOption option;
  option.key = attributeOf(element, "id");
  option.name = attributeOf(element, "label");
  option.share = shareOf(element, source);
  option.where = source.at(element);
  return option;
}

SettingOption* optionNamed(Setting& setting, const std::string& key) {
  const auto found = std::find_if(setting.options.begin(), setting.options.end(),
                                  [&](const SettingOption& each) { return each.key == key; });
  return found == setting.options.end() ? nullptr : &*found;
}

void reportDuplicate(const SettingOption& first, pugi::xml_node element, pugi::xml_node option,
                     const XmlSource& source) {
  source.error("settings/duplicate-id",
               "the " + whatIs(element) + " has the option `" + first.key +
                   "` twice; the second is left out",
               option, "Give each its own id.");
  source.drawing.diagnostics.back().remarks.push_back({first.where, "first here"});
}

/// The options as declared, each once.
void readListed(pugi::xml_node element, Setting& setting, const XmlSource& source) {
  const std::vector<pugi::xml_node> listed = childrenOf(element, "option");
  refuseTooMany(element, listed.size(), kMostOptions, "options", source);
  for (const pugi::xml_node each : listed) {
    SettingOption option = optionFrom(each, source);
    if (option.key.empty()) continue;
    const SettingOption* first = optionNamed(setting, option.key);
    if (first != nullptr) reportDuplicate(*first, element, each, source);
    if (first == nullptr) setting.options.push_back(std::move(option));
  }
}

/// A switch is off or on; its options may only be named.
void readSwitch(pugi::xml_node element, Setting& setting, const XmlSource& source) {
  setting.options = {{.key = "off"}, {.key = "on"}};
  for (SettingOption& option : setting.options) option.where = setting.where;
  setting.options.back().share = shareOf(element, source);
  if (setting.options.back().share)
    setting.options.front().share = 1 - *setting.options.back().share;
  for (const pugi::xml_node each : childrenOf(element, "option")) {
    SettingOption named = optionFrom(each, source);
    SettingOption* const option = optionNamed(setting, named.key);
    if (option != nullptr) {
      *option = std::move(named);
      continue;
    }
    source.error("settings/unknown-option",
                 "the " + whatIs(element) + " is a switch and has no option `" + named.key + "`",
                 each, "Name its options `off` and `on`, or make it a choice.");
  }
}

void readBands(pugi::xml_node element, Setting& setting, const XmlSource& source) {
  const auto minimum = numberOf(element, "min", source);
  const auto maximum = numberOf(element, "max", source);
  if (!maximum) return;
  setting.minimum = minimum.value_or(0);
  setting.maximum = *maximum;
  if (setting.minimum > setting.maximum) return;
  setting.options = {bandOf(setting.minimum, setting.maximum)};
  const std::vector<pugi::xml_node> breaks = childrenOf(element, "break");
  refuseTooMany(element, breaks.size() + 1, kMostBands, "bands", source);
  for (const pugi::xml_node each : breaks) {
    const auto at = numberOf(each, "at", source);
    if (!at) continue;
    setting.breaks.push_back(*at);
    beginBandAt(setting, *at);
    if (*at > setting.minimum && *at <= setting.maximum) continue;
    source.warn("settings/value",
                "the break at " + std::to_string(*at) + " lies outside " +
                    std::to_string(setting.minimum) + " to " + std::to_string(setting.maximum),
                each);
  }
  std::sort(setting.breaks.begin(), setting.breaks.end());
}

/// The share of the band that begins at each break; of the first band, the setting's own.
void readSharesOfBands(pugi::xml_node element, Setting& setting, const XmlSource& source) {
  if (setting.options.empty()) return;
  setting.options.front().share = shareOf(element, source);
  for (const pugi::xml_node each : childrenOf(element, "break")) {
    const auto at = numberOf(each, "at", source);
    for (SettingOption& band : setting.options) {
      if (at && band.from == *at) band.share = shareOf(each, source);
    }
  }
  for (SettingOption& band : setting.options) band.where = setting.where;
}

void reportMisplaced(pugi::xml_node element, const Setting& setting, const XmlSource& source) {
  const bool number = setting.kind == SettingKind::number;
  for (const pugi::xml_node each : childrenOf(element, number ? "option" : "break")) {
    source.error("settings/misplaced",
                 "the " + whatIs(element) + " is a " + attributeOf(element, "kind") +
                     " and has no <" + std::string(localName(each.name())) + ">; it is left out",
                 each, number ? "Write <break at=\"…\"/>." : "Write <option id=\"…\"/>.");
  }
}

std::string whatLacks(const Setting& setting) {
  return setting.kind == SettingKind::number ? "`max`, or its `min` is above it" : "<option>";
}

}  // namespace

bool readOptions(pugi::xml_node element, Setting& setting, const XmlSource& source) {
  setting.kind = kindOf(element, source);
  reportMisplaced(element, setting, source);
  if (setting.kind == SettingKind::boolean) {
    readSwitch(element, setting, source);
  } else if (setting.kind == SettingKind::number) {
    readBands(element, setting, source);
    readSharesOfBands(element, setting, source);
  } else {
    readListed(element, setting, source);
  }
  if (!setting.options.empty()) return true;
  source.error("settings/no-options",
               "the " + whatIs(element) + " lacks " + whatLacks(setting) + "; it is left out",
               element, "Say what it can be.");
  return false;
}

}  // namespace dyetrace::settings
