#pragma once

// What the readers of the parts of our settings XML share.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "importers/settings/settings_values.h"
#include "importers/settings/xml_source.h"

namespace dyetrace::settings {

inline constexpr std::size_t kMostOptions = 64;
inline constexpr std::size_t kMostDefaults = 200;

/// What is only known once all files are read.
struct SettingsReading {
  /// By key the place of what took it first.
  std::map<std::string, Location> takenSettings{};
  std::map<std::string, Location> takenScreens{};
  /// Settings with the key of the parent that they name.
  std::vector<std::pair<SettingId, std::string>> parents{};
};

/// Notes that the key is taken; false, with a report, if it was before. `what` is `setting`.
bool takeKey(std::map<std::string, Location>& taken, const std::string& what,
             pugi::xml_node element, const XmlSource& source);

/// `dimension` and `setting`, with all that stands in them; `group` is the heading above.
void readDimension(pugi::xml_node element, const XmlSource& source, SettingsReading& reading);
void readSetting(pugi::xml_node element, const std::string& group, const XmlSource& source,
                 SettingsReading& reading);

/// The options, breaks and kind of a dimension or setting. False, with a report, if there are none.
bool readOptions(pugi::xml_node element, Setting& setting, const XmlSource& source);

/// `screen`, and the `control` and `prompt` elements of a setting.
void readScreen(pugi::xml_node element, const XmlSource& source, SettingsReading& reading);
void readControls(pugi::xml_node element, Setting& setting, const XmlSource& source);

/// `requires`, `excludes`, `implies`; other elements are not its business.
void readConstraint(pugi::xml_node element, const XmlSource& source);

/// `flow`.
void readBinding(pugi::xml_node element, const XmlSource& source);

/// `migration`.
void readMigration(pugi::xml_node element, const XmlSource& source);

/// Gives every setting the parent that it names; reports unknown parents and circles.
void settleParents(const SettingsReading& reading, Drawing& drawing);

}  // namespace dyetrace::settings
