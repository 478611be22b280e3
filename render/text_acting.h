#pragma once

// Which settings act together and what each of them decides, as tables on a terminal.

#include <string>
#include <vector>

#include "analysis/settings/setting_groups.h"
#include "render/outputs.h"

namespace dyetrace {

/// Lines indented by two columns; empty if no settings act together.
std::string groupsToText(const Product& product, const ActingSettings& acting,
                         const TerminalStyle& style);

/// The same; empty if there is nothing to compare.
std::string decidesToText(const Product& product, const ActingSettings& acting,
                          const std::vector<std::string>& titles, const TerminalStyle& style);

}  // namespace dyetrace
