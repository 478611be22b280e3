#pragma once

// Pictures in the form that the user asks for.

#include <string>

#include "cli/console.h"
#include "render/diagram.h"

namespace dyetrace {

/// `svg`, `png`, `pdf` or `dot`, by the ending of a file's name. Throws Error for any other.
std::string pictureFormOf(const std::string& fileName);

/// An SVG picture as `svg`, `png` or `pdf`.
std::string inForm(const std::string& form, const std::string& svg);

/// Throws Error if nothing could be drawn; says so if the picture is simpler than planned.
std::string drawnAs(const std::string& form, const Diagram& diagram, Console& console);

}  // namespace dyetrace
