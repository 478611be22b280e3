// The hierarchy of settings: a setting counts only while its parent is on.

#include <map>
#include <string>
#include <vector>

#include "importers/settings/settings_reading.h"
#include "model/names.h"

namespace dyetrace::settings {

namespace {

Diagnostic unknownParent(const Product& product, const Setting& setting,
                         const std::string& parent) {
  std::vector<std::string> keys;
  for (const Setting& each : product.settings) keys.push_back(each.key);
  return {Level::error,
          "settings/unknown-parent",
          "the parent `" + parent + "` of `" + setting.key + "` is no setting",
          setting.where,
          didYouMean(nearestNames(parent, keys)),
          {}};
}

Diagnostic noSwitch(const Setting& setting, const Setting& parent) {
  return {
      Level::error,
      "settings/parent-no-switch",
      "the parent `" + parent.key + "` of `" + setting.key +
          "` is no switch, so that it can be neither on nor off; it is left out",
      setting.where,
      "Write a constraint instead, such as <requires if=\"…\" then=\"" + parent.key + " != …\"/>.",
      {}};
}

/// Whether the setting stands above itself once `parent` is its parent.
bool closesCircle(const Product& product, SettingId setting, SettingId parent) {
  for (SettingId at = parent; at.valid(); at = product.settings[at].parent) {
    if (at == setting) return true;
  }
  return false;
}

/// `a, under b, under a`.
std::string circleInWords(const Product& product, SettingId setting, SettingId parent) {
  std::string words = "`" + product.settings[setting].key + "`";
  for (SettingId at = parent; at != setting; at = product.settings[at].parent)
    words += ", under `" + product.settings[at].key + "`";
  return words + ", under `" + product.settings[setting].key + "`";
}

Diagnostic circle(const Product& product, SettingId setting, SettingId parent) {
  return {Level::error,
          "settings/parent-circle",
          "settings stand above themselves: " + circleInWords(product, setting, parent) +
              "; the last of these parents is left out",
          product.settings[setting].where,
          "Take one of the parents away.",
          {}};
}

}  // namespace

void settleParents(const SettingsReading& reading, Drawing& drawing) {
  Product& product = drawing.product;
  std::map<std::string, SettingId> ids;
  for (const SettingId id : product.settings.ids()) ids.emplace(product.settings[id].key, id);
  for (const auto& [id, key] : reading.parents) {
    Setting& setting = product.settings[id];
    const auto found = ids.find(key);
    if (found == ids.end()) {
      drawing.diagnostics.push_back(unknownParent(product, setting, key));
    } else if (product.settings[found->second].kind != SettingKind::boolean) {
      drawing.diagnostics.push_back(noSwitch(setting, product.settings[found->second]));
    } else if (closesCircle(product, id, found->second)) {
      drawing.diagnostics.push_back(circle(product, id, found->second));
    } else {
      setting.parent = found->second;
    }
  }
}

}  // namespace dyetrace::settings
