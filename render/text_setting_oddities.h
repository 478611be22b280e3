#pragma once

// What is odd about the settings themselves, in a few lines of text however many settings there
// are: options that are forced or dead, features that only look optional, constraints that say
// nothing, settings that always go together.

#include <string>
#include <vector>

#include "analysis/settings/feature_questions.h"

namespace dyetrace {

/// Of one kind up to three are told one by one, more are listed in one line with their number.
std::vector<std::string> settingOddities(const Product& product, const SettingAnswers& answers);

/// `a -> b (reason), at settings.xml:12`
std::string constraintWords(const Product& product, const Constraint& constraint);

}  // namespace dyetrace
