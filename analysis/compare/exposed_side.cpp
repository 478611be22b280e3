#include "analysis/compare/exposed_side.h"

#include <algorithm>

#include "analysis/settings/standing.h"
#include "model/names.h"

namespace dyetrace {
namespace {

/// Whether a group of people before is, or holds, or is part of one after.
bool meet(const ExposedSide& before, std::size_t old, const ExposedSide& after, std::size_t now,
          const Matching& matching) {
  if (before.settings() == nullptr || after.settings() == nullptr) return true;
  const People& were = before.settings()->people();
  const People& are = after.settings()->people();
  for (const SettingId id : were.dimensions()) {
    const SettingId partner = matching.after(id);
    const auto& told = are.dimensions();
    if (std::find(told.begin(), told.end(), partner) == told.end()) continue;
    const auto option = matching.optionAfter(id, were.contexts()[old].start[id]);
    if (option != are.contexts()[now].start[partner]) return false;
  }
  return true;
}

}  // namespace

ExposedSide::ExposedSide(const DataModel& model) : model_(model) {
  if (settings() == nullptr) return;
  if (!settings()->determined()) throw OutOfBudget();
  const Condition valid = settings()->space().always();
  const std::vector<Context>& contexts = settings()->people().contexts();
  conditionTells_ = std::all_of(contexts.begin(), contexts.end(),
                                [&](const Context& each) { return valid.contains(each.start); });
  allStated_ = std::all_of(contexts.begin(), contexts.end(),
                           [](const Context& each) { return each.unstated.empty(); });
}

std::optional<Exposure> ExposedSide::dataAt(NodeId place, LabelId label) const {
  if (!place.valid() || !label.valid()) return std::nullopt;
  const Reviewed& reviewed = model_.reviewed;
  if (!labelsAt(reviewed.graph, reviewed.reach, place).contains(label)) return std::nullopt;
  Exposure exposure;
  exposure.place = place;
  exposure.label = label;
  if (settings() != nullptr) exposure.condition = reviewed.settings->conditionAt(place, label);
  return exposure;
}

std::optional<Exposure> ExposedSide::undrawnFlow(const std::string& name) const {
  std::vector<Exposure> all =
      settings() != nullptr ? settings()->exposures() : flowExposures(model_.product);
  for (Exposure& each : all) {
    const bool undrawn = !each.label.valid() && !each.flow.valid();
    if (undrawn && foldName(each.key) == foldName(name)) return std::move(each);
  }
  return std::nullopt;
}

std::vector<bool> ExposedSide::onFor(const std::optional<Exposure>& exposure) {
  if (settings() == nullptr) return {exposure.has_value()};
  if (!exposure) return std::vector<bool>(settings()->people().contexts().size(), false);
  if (!conditionTells_) return isOnFor(*exposure);
  const auto [known, isNew] = onFor_.try_emplace(exposure->condition);
  if (isNew) known->second = isOnFor(*exposure);
  return known->second;
}

std::vector<bool> ExposedSide::isOnFor(const Exposure& exposure) const {
  std::vector<bool> on;
  for (const Context& each : settings()->people().contexts())
    on.push_back(settings()->isSo(exposure, each.start));
  return on;
}

double ExposedSide::shareOf(const Condition& condition) {
  const auto [known, isNew] = shares_.try_emplace(condition);
  if (isNew) known->second = settings()->people().shareOf(condition);
  return known->second;
}

SettingId ExposedSide::unstatedIn(const Condition& condition) {
  if (allStated_) return {};
  const auto [known, isNew] = unstated_.try_emplace(condition);
  if (isNew) known->second = withoutDefault(settings()->people(), condition.support());
  return known->second;
}

ExposureSide ExposedSide::describe(const std::optional<Exposure>& exposure) {
  ExposureSide side;
  side.onFor = onFor(exposure);
  if (!exposure) return side;
  side.place = exposure->place;
  side.label = exposure->label;
  if (!side.label.valid()) side.flow = exposure->key;
  side.possible = true;
  side.shareOfPeople = 1;
  if (settings() == nullptr) return side;
  side.possible = !exposure->condition.never();
  side.shareOfPeople = shareOf(exposure->condition);
  side.unstated = unstatedIn(exposure->condition);
  side.condition = exposure->condition;
  return side;
}

std::vector<bool> newlyOnFor(const ExposedSide& before, const std::vector<bool>& was,
                             const ExposedSide& after, const std::vector<bool>& is,
                             const Matching& matching) {
  std::vector<bool> on = is;
  for (std::size_t i = 0; i < on.size(); ++i) {
    bool met = false;
    bool all = true;
    for (std::size_t j = 0; on[i] && j < was.size(); ++j) {
      if (!meet(before, j, after, i, matching)) continue;
      met = true;
      all = all && was[j];
    }
    if (met && all) on[i] = false;
  }
  return on;
}

}  // namespace dyetrace
