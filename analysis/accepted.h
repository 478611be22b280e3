#pragma once

// A review looked at with a baseline: what somebody has accepted does not count.

#include <string_view>
#include <vector>

#include "analysis/finding.h"
#include "model/baseline.h"

namespace dyetrace {

/// Moves findings that the baseline accepts on the day `today` into Review::accepted; one that was
/// accepted until an earlier day stays and says so. Entries that fit no finding are reported with
/// the finding that is nearest. The product's files must hold the baseline's under its FileId.
void applyBaseline(const Product& product, const Baseline& baseline, std::string_view today,
                   Review& review);

/// Only notes with each finding what the baseline says of it; reports the same entries.
Diagnostics noteAcceptances(const Product& product, const Baseline& baseline,
                            std::vector<Finding>& findings);

/// Whether what is noted with the finding still holds on the day `today`.
bool isAccepted(const Finding& finding, std::string_view today);

/// The entry that accepts a finding.
AcceptedFinding entryFor(const Product& product, const Finding& finding,
                         const Acceptance& acceptance);

}  // namespace dyetrace
