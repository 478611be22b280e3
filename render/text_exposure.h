#pragma once

// One exposure in words: when it happens, by default for whom, what stops it, which settings
// matter, which act together, and the truth table where it is small.

#include <string>

#include "analysis/settings/overview.h"
#include "render/outputs.h"

namespace dyetrace {

struct ExposureText {
  bool table = true;         ///< The truth table, if it has at most 16 rows.
  bool combinations = true;  ///< The smallest combinations that open it.
  bool influence = true;
};

/// Lines indented by two columns.
std::string exposureToText(const Product& product, const ExposureOverview& exposure,
                           const ExposureText& parts, const TerminalStyle& style);

}  // namespace dyetrace
