#pragma once

// UVL constraints as guards: `!`, `&`, `|`, `=>`, `<=>`, brackets and features. As in the grammar
// of the language, every operator associates to the left.

#include "importers/settings/uvl_words.h"

namespace dyetrace::settings::uvl {

/// Reads one constraint, up to what does not belong to it. Throws Refused for whatever is beyond
/// the Boolean level, and for more than 200 levels of brackets.
Guard readConstraint(Words& words);

/// `name`, `"Mobile Phone"`; refuses imported features (`fp.FPersistency`).
std::string readFeatureName(Words& words);

}  // namespace dyetrace::settings::uvl
