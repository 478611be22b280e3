#pragma once

// Durations as people write them: `P18M`, `P1Y6M`, `PT36H`, `90d`, `18 months`, `1 year 6 months`.
//
//   daysIn("P2W");  // 14

#include <optional>
#include <string_view>

namespace dyetrace {

/// In days; a month counts 30.44, a year 365.25. Nothing if it is no duration, or so long that it
/// says nothing but "endless".
std::optional<double> daysIn(std::string_view text);

/// Takes a number (`1`, `1.5`, `1,5`) from the front of `text`.
std::optional<double> takeNumber(std::string_view& text);

}  // namespace dyetrace
