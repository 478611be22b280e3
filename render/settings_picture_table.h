#pragma once

// The truth table of a picture of settings.

#include <optional>

#include "render/diagram.h"
#include "render/settings_picture_scene.h"

namespace dyetrace {

/// Of the first exposure of the scene whose deciding settings have few enough combinations: does it
/// happen, and would one who reads what the settings claim expect it? Nothing if there is none.
std::optional<DiagramTable> truthTableOf(SettingsAnalysis& settings, const SettingsScene& scene);

}  // namespace dyetrace
