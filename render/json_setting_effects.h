#pragma once

// What settings decide, as JSON; schema in docs/schemas/settings.schema.json.

#include "analysis/settings/overview.h"
#include "render/json_writer.h"

namespace dyetrace::json {

/// The members `exposures`, `acting` and `choices` of an object that has begun.
void writeSettingEffects(Writer& out, const Product& product, const SettingsOverview& overview);

}  // namespace dyetrace::json
