#pragma once

// Attributes on the features of a FeatureIDE or UVL file that say what our own settings format says
// in elements, so that such a file can be the settings file of a real model.
//
//   privacy.owner       person, otherPerson, product or context
//   privacy.default     `on`, or with conditions `on; off if region_eu`: the last that holds wins
//   privacy.protective  the option that shares least
//   privacy.claims      keys of the flows that it tells people it controls
//   privacy.claim-text  what it tells them
//   privacy.opens       keys of the flows that are open while it is on
//   privacy.label, privacy.help, privacy.group, privacy.role, privacy.share

#include <string>
#include <string_view>

#include "importers/settings/feature_model.h"

namespace dyetrace::settings {

/// Takes the attribute into the feature's setting, or keeps it as a note if it is not ours. Reports
/// unknown keys of ours and values that do not parse.
void takeAttribute(FeatureModel& model, std::size_t feature, std::string_view name,
                   std::string_view value, const Location& where, Diagnostics& diagnostics);

/// `on; off if region_eu`: into the setting's defaults.
void takeDefaults(Setting& setting, std::string_view text, const Location& where,
                  Diagnostics& diagnostics);

/// The guard in `text`; reports and gives nothing if it does not parse. `what` names it.
std::optional<Guard> readGuard(std::string_view text, std::string_view what, const Location& where,
                               Diagnostics& diagnostics);

}  // namespace dyetrace::settings
