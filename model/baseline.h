#pragma once

// A baseline: findings that somebody has accepted for a time, with the reason.
//
// An entry is tied to a finding by its identity (analysis/identity.h), so it survives a new layout,
// renames and changes in the middle of the road. Rule, data, place and origin are written beside
// it for people, and to find the nearest match when the identity is gone.

#include <string>
#include <string_view>
#include <vector>

#include "model/location.h"

namespace dyetrace {

struct AcceptedFinding {
  std::string finding{};  ///< `FLW-01-1f0c9a3e`.
  std::string until{};    ///< The last day on which it counts: `2027-03-31`.
  std::string by{};       ///< A role or a name; may be empty.
  std::string reason{};
  std::string rule{};
  std::string data{};    ///< Key of the label.
  std::string place{};   ///< Key of the node,
  std::string origin{};  ///< and of the one where the data starts.
  Location where{};
};

struct Baseline {
  std::vector<AcceptedFinding> entries{};  ///< By finding, each once.
};

/// Whether it is a day of the calendar, written `2027-03-31`.
bool isDate(std::string_view text);

/// Adds the entry in its place, or replaces the one for the same finding.
void accept(Baseline& baseline, AcceptedFinding entry);

}  // namespace dyetrace
