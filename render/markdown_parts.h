#pragma once

// The parts of report.md, in the order in which they appear. Each ends with an empty line, and is
// empty if there is nothing to say.

#include <map>
#include <string>
#include <vector>

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

/// Kinds of data against recipients, with the share of people and the default in each cell.
std::string exposuresSection(const Product& product, const std::vector<ExposureCell>& cells);

/// Matrices of settings; `titles` of all exposures.
std::string actingSection(const Product& product, const ActingSettings& acting,
                          const std::vector<std::string>& titles);

/// One finding with its picture (may be empty), road, reasons and changes.
std::string findingSection(const Product& product, const Remedies& remedies, const Finding& finding,
                           const std::string& picture);

/// All remedies, those that help most first; and the part of a finding's section about its own.
std::string remediesSection(const Review& review, const Remedies& remedies);
std::string remediesOf(const Remedies& remedies, const Finding& finding);

/// `#flw-01-1f0c9a3e`, without the `#`.
std::string anchorOf(const Finding& finding);

/// How many more findings each rule has, where and how grave; `rest` by rule.
std::string restSection(const Product& product,
                        const std::map<std::string, std::vector<const Finding*>>& rest);

std::string questionsSection(const Product& product, const Review& review);
/// Findings that a baseline accepts, with reason and last day.
std::string acceptedSection(const Review& review);
std::string rulesSection(const Review& review);
std::string unlabelledSection(const Product& product, const Review& review);
std::string diagnosticsSection(const Product& product, const Diagnostics& diagnostics);

}  // namespace dyetrace::markdown
