#include "analysis/settings/adoption.h"

#include <algorithm>
#include <cmath>

#include "analysis/settings/shares.h"

namespace dyetrace {
namespace {

bool isSilent(const Setting& setting) {
  return setting.options.size() > 1 && !statesShare(setting);
}

/// Whether it matters for the condition in which group somebody is.
bool differsByGroup(const People& people, const Condition& condition) {
  std::vector<double> shares;
  for (std::size_t i = 0; i < people.contexts().size(); ++i) {
    const double share = condition.share(people.sharesIn(i));
    if (std::isfinite(share)) shares.push_back(share);
  }
  const auto [least, most] = std::minmax_element(shares.begin(), shares.end());
  return least != shares.end() && *most - *least > kSameShare;
}

}  // namespace

bool statesShare(const Setting& setting) {
  return std::any_of(setting.options.begin(), setting.options.end(),
                     [](const SettingOption& option) { return option.share.has_value(); });
}

AssumedShares assumedIn(const Product& product, const People& people, const Condition& condition) {
  AssumedShares assumed;
  const auto silent = [&](SettingId id) { return isSilent(product.settings[id]); };
  for (const SettingId id : condition.support()) {
    const SettingOwner owner = product.settings[id].owner;
    if (owner == SettingOwner::product || !silent(id)) continue;
    (owner == SettingOwner::context ? assumed.groupsAlike : assumed.defaultsKept) = true;
  }
  const auto& groups = people.dimensions();
  if (std::any_of(groups.begin(), groups.end(), silent) && differsByGroup(people, condition))
    assumed.groupsAlike = true;
  return assumed;
}

}  // namespace dyetrace
