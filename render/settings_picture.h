#pragma once

// The picture of settings: where people find each and what it starts with, which needs which, what
// each can stop or only has a say in, and every combination of those that decide the finding.

#include "analysis/review.h"
#include "render/diagram.h"

namespace dyetrace {

/// About the gravest finding of a rule about settings, if there is one. The model must have
/// settings.
Diagram settingsDiagram(const Product& product, const Reviewed& reviewed);

/// About one finding, which must be about an exposure or a setting.
Diagram settingsDiagram(const Product& product, const Reviewed& reviewed, const Finding& finding);

/// Whether a rule about settings gave the finding.
bool isAboutSettings(const Finding& finding);

}  // namespace dyetrace
