#pragma once

// What settings say of a finding: how grave they make it, and what is told of it.

#include <string>
#include <vector>

#include "analysis/finding.h"
#include "analysis/settings/settings_analysis.h"
#include "analysis/severity.h"

namespace dyetrace {

/// The first of the settings that has no stated default in some context, so that nobody knows what
/// people there start with; invalid if all have.
SettingId withoutDefault(const People& people, const std::vector<SettingId>& deciding);

/// +1 if the data is there under somebody's defaults, -1 if in at most 1 % of the configurations.
Standing standingOf(SettingsAnalysis& settings, NodeId place, LabelId label);

Standing standingOf(const SettingsAnalysis& settings, const ConditionAnswers& answers);

/// What a report tells of data at a place, or of any other exposure.
FindingSettings settingsOf(SettingsAnalysis& settings, const Condition& condition,
                           const ConditionAnswers& answers);

}  // namespace dyetrace
