#pragma once

// The rules about a launch: CHG-01 to CHG-11.

#include "analysis/compare/data_changes.h"
#include "analysis/compare/joint_reach.h"

namespace dyetrace {

/// Gravest first, then by rule and sentence.
std::vector<LaunchAnswer> launchAnswers(const JointComparison& compared,
                                        const DataChanges& changes);

// The parts.
void askAboutData(const JointComparison& compared, const DataChanges& changes,
                  std::vector<LaunchAnswer>& answers);
void askAboutOldChoices(const JointComparison& compared, const DataChanges& changes,
                        std::vector<LaunchAnswer>& answers);
void askAboutChoices(const JointComparison& compared, const DataChanges& changes,
                     std::vector<LaunchAnswer>& answers);
void askAboutPlaces(const JointComparison& compared, std::vector<LaunchAnswer>& answers);
void askAboutMarks(const JointComparison& compared, std::vector<LaunchAnswer>& answers);

/// A place of the model as evidence.
Evidence evidenceAt(const Product& product, NodeId node);
Evidence evidenceAt(const Product& product, SettingId setting);
/// A flow that no diagram draws, where settings tell of it; nothing if they do not.
std::vector<Evidence> evidenceOfFlow(const Product& product, const std::string& flow);
/// The same place in the model before, if it was there.
std::vector<Evidence> evidenceBefore(const JointComparison& compared, NodeId now);
/// `Precise location and address book now reach Ads partner`.
std::string reaching(const std::vector<std::string>& labels, const std::string& place);

}  // namespace dyetrace
