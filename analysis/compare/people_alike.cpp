#include "analysis/compare/people_alike.h"

#include <algorithm>

namespace dyetrace {
namespace {

/// On both sides, with the same options in the same order.
bool isAlike(const JointSetting& setting, const Product& before, const Product& after) {
  if (!setting.before.valid() || !setting.after.valid()) return false;
  return before.settings[setting.before].options.size() ==
             after.settings[setting.after].options.size() &&
         std::all_of(setting.options.begin(), setting.options.end(),
                     [](const JointOption& option) { return option.before == option.after; });
}

/// Whether the conditions of both sides are over the same settings, as shares depend on that.
bool overTheSame(const ConditionSpace& before, const ConditionSpace& after,
                 const Matching& matching) {
  return before.settings().size() == after.settings().size() &&
         std::all_of(before.settings().begin(), before.settings().end(), [&](SettingId id) {
           const SettingId partner = matching.after(id);
           return partner.valid() && after.has(partner);
         });
}

bool sameContexts(const People& before, const People& after,
                  const Table<SettingId, JointSetting>& settings) {
  if (before.contexts().size() != after.contexts().size()) return false;
  for (std::size_t i = 0; i < before.contexts().size(); ++i) {
    const Context& was = before.contexts()[i];
    const Context& is = after.contexts()[i];
    if (was.share != is.share) return false;
    const OptionShares& had = before.sharesIn(i);
    const OptionShares& have = after.sharesIn(i);
    const bool same =
        std::all_of(settings.begin(), settings.end(), [&](const JointSetting& setting) {
          return was.start[setting.before] == is.start[setting.after] &&
                 had[setting.before.index()] == have[setting.after.index()];
        });
    if (!same) return false;
  }
  return true;
}

}  // namespace

bool peopleAlike(const ExposedSide& before, const ExposedSide& after, const JointReach& joint,
                 const Matching& matching) {
  if (before.settings() == nullptr || after.settings() == nullptr) return false;
  const Table<SettingId, JointSetting>& settings = joint.settings().settings();
  return std::all_of(settings.begin(), settings.end(),
                     [&](const JointSetting& each) {
                       return isAlike(each, before.product(), after.product());
                     }) &&
         overTheSame(before.settings()->space(), after.settings()->space(), matching) &&
         joint.valid(Side::before) == joint.valid(Side::after) &&
         sameContexts(before.settings()->people(), after.settings()->people(), settings);
}

}  // namespace dyetrace
