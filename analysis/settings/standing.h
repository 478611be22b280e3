#pragma once

// What settings say of a finding: how grave they make it, and what is told of it.

#include <string>

#include "analysis/finding.h"
#include "analysis/settings/settings_analysis.h"
#include "analysis/severity.h"

namespace dyetrace {

/// +1 if the data is there under somebody's defaults, -1 if in at most 1 % of the configurations.
Standing standingOf(SettingsAnalysis& settings, NodeId place, LabelId label);

Standing standingOf(const SettingsAnalysis& settings, const ConditionAnswers& answers);

/// What a report tells of data at a place, or of any other exposure.
FindingSettings settingsOf(SettingsAnalysis& settings, const Condition& condition,
                           const ConditionAnswers& answers);

}  // namespace dyetrace
