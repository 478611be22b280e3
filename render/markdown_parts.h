#pragma once

// The parts of report.md, in the order in which they appear. Each ends with an empty line, and is
// empty if there is nothing to say.

#include <string>

#include "render/outputs.h"

namespace dyetrace::markdown {

/// `docs/photos.bpmn:12:7` as code, or as escaped text where code could be broken out of; empty for
/// an unknown place.
std::string placeOf(const Product& product, const Location& where);

/// The same in brackets after a space.
std::string inBrackets(const std::string& place);

/// Text of the model as one harmless line.
std::string name(std::string_view text);
std::string prose(std::string_view text);

/// What the model holds, what was found, and what was passed over.
std::string summary(const Product& product, const Review& review);

/// One finding with its picture (may be empty), road, reasons and change.
std::string findingSection(const Product& product, const Finding& finding,
                           const std::string& picture);

/// `#flw-01-1f0c9a3e`, without the `#`.
std::string anchorOf(const Finding& finding);

std::string questionsSection(const Product& product, const Review& review);
/// Findings that a baseline accepts, with reason and last day.
std::string acceptedSection(const Review& review);
std::string rulesSection(const Review& review);
std::string unlabelledSection(const Product& product, const Review& review);
std::string diagnosticsSection(const Product& product, const Diagnostics& diagnostics);

}  // namespace dyetrace::markdown
