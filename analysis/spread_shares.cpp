#include "analysis/spread_shares.h"

#include <algorithm>

namespace dyetrace {
namespace {}  // namespace

void SharesRest::add(const SharesRest& other) {
  defaultUnknown = defaultUnknown || other.defaultUnknown;
  assumed.defaultsKept = assumed.defaultsKept || other.assumed.defaultsKept;
  assumed.groupsAlike = assumed.groupsAlike || other.assumed.groupsAlike;
}

double SpreadShares::over(EdgeId edge, LabelId label) {
  if (settings_ == nullptr) return 1;
  const Condition& open = settings_->reach().openEdge(edge);
  const Condition& there = thereAt(edge, label);
  const Condition both = open & there;
  if (both == there) return 1;
  const double all = ofPeople(there);
  return all > 0 ? std::min(1.0, ofPeople(both) / all) : 0;
}

SharesRest SpreadShares::restOf(EdgeId edge, LabelId label) {
  SharesRest rest;
  if (settings_ == nullptr) return rest;
  const Condition& there = thereAt(edge, label);
  const Condition both = settings_->reach().openEdge(edge) & there;
  if (both == there) return rest;
  rest.add(restOf(there));
  rest.add(restOf(both));
  return rest;
}

const Condition& SpreadShares::thereAt(EdgeId edge, LabelId label) const {
  return settings_->reach().at(graph_.edges[edge].from, label);
}

double SpreadShares::ofPeople(const Condition& condition) {
  const auto [known, isNew] = shares_.try_emplace(condition, 0);
  if (isNew) known->second = settings_->people().shareOf(condition);
  return known->second;
}

const SharesRest& SpreadShares::restOf(const Condition& condition) {
  const auto [known, isNew] = rests_.try_emplace(condition);
  if (!isNew) return known->second;
  const People& people = settings_->people();
  const std::vector<SettingId> deciding = condition.support();
  known->second = {std::any_of(deciding.begin(), deciding.end(),
                               [&](SettingId id) { return !people.allState(id); }),
                   assumedIn(settings_->product(), people, condition)};
  return known->second;
}

}  // namespace dyetrace
