#include "analysis/compare/exposed_side.h"

#include <algorithm>

#include "analysis/settings/words.h"

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
  if (settings() != nullptr && !settings()->determined()) throw OutOfBudget();
}

bool ExposedSide::reaches(NodeId place, LabelId label) const {
  if (!place.valid() || !label.valid()) return false;
  return labelsAt(model_.reviewed.graph, model_.reviewed.reach, place).contains(label);
}

std::vector<bool> ExposedSide::onByContext(NodeId place, LabelId label) const {
  const bool there = reaches(place, label);
  if (settings() == nullptr) return {there};
  const std::vector<Context>& contexts = settings()->people().contexts();
  std::vector<bool> on(contexts.size(), false);
  if (!there) return on;
  Exposure exposure;
  exposure.condition = model_.reviewed.settings->conditionAt(place, label);
  exposure.place = place;
  exposure.label = label;
  for (std::size_t i = 0; i < on.size(); ++i) on[i] = settings()->isSo(exposure, contexts[i].start);
  return on;
}

ExposureSide ExposedSide::describe(NodeId place, LabelId label) const {
  ExposureSide side;
  side.place = place;
  side.label = label;
  side.possible = reaches(place, label);
  if (!side.possible) return side;
  side.onByDefault = side.possible;
  side.shareOfPeople = 1;
  if (settings() == nullptr) return side;
  const Condition condition = model_.reviewed.settings->conditionAt(place, label);
  side.possible = !condition.never();
  side.shareOfPeople = settings()->people().shareOf(condition);
  const std::vector<bool> on = onByContext(place, label);
  side.onByDefault = std::find(on.begin(), on.end(), true) != on.end();
  return side;
}

void ExposedSide::addWords(ExposureSide& side) const {
  side.byDefault = side.onByDefault ? "everybody" : "nobody";
  side.condition = side.possible ? "always" : "never";
  if (settings() == nullptr || !side.possible) return;
  side.byDefault =
      words::contexts(product(), settings()->people(), onByContext(side.place, side.label));
  side.condition = words::condition(product(), settings()->space(),
                                    model_.reviewed.settings->conditionAt(side.place, side.label));
}

std::string newlyOnFor(const ExposedSide& before, const std::pair<NodeId, LabelId>& old,
                       const ExposedSide& after, const std::pair<NodeId, LabelId>& now,
                       const Matching& matching) {
  const std::vector<bool> was = before.onByContext(old.first, old.second);
  std::vector<bool> on = after.onByContext(now.first, now.second);
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
  if (std::find(on.begin(), on.end(), true) == on.end()) return {};
  if (after.settings() == nullptr) return "everybody";
  return words::contexts(after.product(), after.settings()->people(), on);
}

}  // namespace dyetrace
