#pragma once

// What a context setting is about, by its words, and who of the people is a minor.
//
//   topicOf(setting) == Topic::age;
//   minorsIn(setting);   // for `u13, teen, adult`: true, true, false

#include <optional>
#include <utility>
#include <vector>

#include "analysis/settings/people.h"

namespace dyetrace {

enum class Topic { age, region, cohort, other };

Topic topicOf(const Setting& setting);

/// The dimensions that tell people's contexts apart and are about the topic.
std::vector<SettingId> dimensionsAbout(const Product& product, const People& people, Topic topic);

/// By option, whether it means people below 18; nothing if no option says so. An option that says
/// that the age is not known is not one of them.
std::optional<std::vector<bool>> minorsIn(const Setting& setting);
/// The option that stands for an age that nobody knows.
std::optional<std::size_t> unknownIn(const Setting& setting);

/// By context, whether it is that of minors.
std::vector<bool> minorContexts(const Product& product, const People& people);

/// Two contexts that differ in one dimension only.
using ContextPair = std::pair<std::size_t, std::size_t>;
/// Every such pair in both orders.
std::vector<ContextPair> pairsDifferingIn(const People& people, SettingId dimension);

}  // namespace dyetrace
