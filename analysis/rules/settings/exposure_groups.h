#pragma once

// Exposures that one change mends together: several kinds of data at one place under one condition.
// A finding about a group is named after its gravest member and lists the others.

#include <string>
#include <vector>

#include "analysis/settings/settings_analysis.h"

namespace dyetrace {

struct ExposureGroup {
  /// Places in SettingsAnalysis::exposures(), gravest first; at least one.
  std::vector<std::size_t> members{};
  std::size_t gravest() const { return members.front(); }
};

/// The given exposures by place and condition, in the order of their first members.
std::vector<ExposureGroup> grouped(const SettingsAnalysis& settings,
                                   const std::vector<std::size_t>& exposures);

/// Those that stand for themselves (recipients, and flows that no diagram draws), without what the
/// service needs.
std::vector<ExposureGroup> unneededGroups(const SettingsAnalysis& settings);

/// Unless it is there already.
void addOnce(std::vector<ExposureGroup>& groups, const ExposureGroup& group);

/// `It is the same with e-mail and name.`; empty if the group has one member.
std::string othersOf(const SettingsAnalysis& settings, const ExposureGroup& group);

/// `precise location reaches Ads partner` of each, joined.
std::string titlesOf(const SettingsAnalysis& settings, const std::vector<ExposureGroup>& groups);

}  // namespace dyetrace
