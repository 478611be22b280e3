// Dimensions and settings: who turns them, what they start as, what people are told.

#include "importers/settings/feature_model.h"
#include "importers/settings/settings_reading.h"
#include "model/names.h"

namespace dyetrace::settings {

namespace {

/// A name that guards can speak of.
bool isGuardName(const std::string& key) {
  const GuardParse parse = parseGuard(key);
  return parse.error.empty() && parse.guard.kind() == Guard::Kind::choice &&
         parse.guard.asChoice().setting == key;
}

Setting begin(pugi::xml_node element, const XmlSource& source) {
  Setting setting;
  setting.key = attributeOf(element, "id");
  setting.name = attributeOf(element, "label");
  setting.help = attributeOf(element, "help");
  setting.declared = true;
  setting.where = source.at(element);
  for (const pugi::xml_node note : childrenOf(element, "note"))
    setting.notes.emplace_back("note", textOf(note));
  if (!isGuardName(setting.key)) {
    source.error("settings/id", "no guard can name `" + setting.key + "`", element,
                 "Use letters, digits, `_`, `-` and `.`, and no word of the guards' own.");
  }
  return setting;
}

SettingOwner ownerOf(pugi::xml_node element, const XmlSource& source) {
  const std::string text = attributeOf(element, "owner");
  if (text.empty()) return SettingOwner::unknown;
  if (const auto owner = settingOwnerFromName(text)) return *owner;
  wordOf(element, "owner", {"person", "other", "admin", "parent", "company", "product", "context"},
         0, source);
  return SettingOwner::unknown;
}

SettingDefault defaultFrom(pugi::xml_node element, const XmlSource& source) {
  SettingDefault made;
  made.value = attributeOf(element, "value");
  made.when = guardOf(element, "when", "the default is left out", source).value_or(Guard::never());
  made.inCode = wordOf(element, "source", {"launch", "code"}, 0, source) == 1;
  made.where = source.at(element);
  return made;
}

void readDefaults(pugi::xml_node element, Setting& setting, const XmlSource& source) {
  const std::vector<pugi::xml_node> defaults = childrenOf(element, "default");
  if (defaults.size() > kMostDefaults)
    throw Refused("the setting `" + setting.key + "` has " + std::to_string(defaults.size()) +
                      " defaults; at most " + std::to_string(kMostDefaults) +
                      " can be taken into account",
                  source.at(element), "Let the last one that holds say it for several contexts.");
  for (const pugi::xml_node each : defaults) {
    if (!attributeOf(each, "value").empty()) setting.defaults.push_back(defaultFrom(each, source));
  }
}

void readClaims(pugi::xml_node element, Setting& setting) {
  setting.claims = namesOf(element, "claims");
  setting.claimText = attributeOf(element, "claim-text");
}

}  // namespace

void readDimension(pugi::xml_node element, const XmlSource& source, SettingsReading& reading) {
  if (!takeKey(reading.takenSettings, "setting", element, source)) return;
  Setting setting = begin(element, source);
  setting.owner = SettingOwner::context;
  if (readOptions(element, setting, source))
    source.drawing.product.settings.add(std::move(setting));
}

void readSetting(pugi::xml_node element, const std::string& group, const XmlSource& source,
                 SettingsReading& reading) {
  if (!takeKey(reading.takenSettings, "setting", element, source)) return;
  Setting setting = begin(element, source);
  setting.owner = ownerOf(element, source);
  setting.group = group;
  setting.role = attributeOf(element, "role");
  setting.protective = attributeOf(element, "protective");
  setting.unit = attributeOf(element, "unit");
  readClaims(element, setting);
  readDefaults(element, setting, source);
  readControls(element, setting, source);
  if (!readOptions(element, setting, source)) return;
  const SettingId id = source.drawing.product.settings.add(std::move(setting));
  const std::string parent = attributeOf(element, "parent");
  if (!parent.empty()) reading.parents.emplace_back(id, parent);
}

}  // namespace dyetrace::settings
