#pragma once

// Colour on a terminal. It never says anything that a word beside it does not say.

#include <string>
#include <string_view>

#include "analysis/finding.h"
#include "render/outputs.h"

namespace dyetrace {

enum class Ink { plain, bold, faint, note, low, medium, high, critical };

/// The text in that ink, or as it is where the terminal shows no colour. `text` must be harmless.
std::string inked(std::string_view text, Ink ink, const TerminalStyle& style);

Ink inkOf(Severity severity);

}  // namespace dyetrace
