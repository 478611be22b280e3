#pragma once

// What an exposure is for, as far as anybody says: the flows bound, the flows that lead to the
// place, and the place itself.

#include <string>
#include <vector>

#include "analysis/settings/settings_analysis.h"

namespace dyetrace {

/// By id, each once; empty if nobody says.
std::vector<TermId> purposesOf(const SettingsAnalysis& settings, const Exposure& exposure);

/// Whether some purpose goes beyond running the service.
bool isUnneeded(const Product& product, const std::vector<TermId>& purposes);
/// Whether some purpose is advertising or handing data over for benefit.
bool isForAdsOrSale(const Product& product, const std::vector<TermId>& purposes);

}  // namespace dyetrace
