#include "analysis/compare/exposed_side.h"

#include <algorithm>

#include "analysis/settings/words.h"
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
  if (settings() != nullptr && !settings()->determined()) throw OutOfBudget();
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

std::vector<bool> ExposedSide::onByContext(const std::optional<Exposure>& exposure) const {
  if (settings() == nullptr) return {exposure.has_value()};
  const std::vector<Context>& contexts = settings()->people().contexts();
  std::vector<bool> on(contexts.size(), false);
  if (!exposure) return on;
  for (std::size_t i = 0; i < on.size(); ++i)
    on[i] = settings()->isSo(*exposure, contexts[i].start);
  return on;
}

ExposureSide ExposedSide::describe(const std::optional<Exposure>& exposure) const {
  ExposureSide side;
  if (!exposure) return side;
  side.place = exposure->place;
  side.label = exposure->label;
  if (!side.label.valid()) side.flow = exposure->key;
  side.possible = side.onByDefault = true;
  side.shareOfPeople = 1;
  if (settings() == nullptr) return side;
  side.possible = !exposure->condition.never();
  side.shareOfPeople = settings()->people().shareOf(exposure->condition);
  const std::vector<bool> on = onByContext(exposure);
  side.onByDefault = std::find(on.begin(), on.end(), true) != on.end();
  return side;
}

void ExposedSide::addWords(const std::optional<Exposure>& exposure, ExposureSide& side) const {
  side.byDefault = side.onByDefault ? "everybody" : "nobody";
  side.condition = side.possible ? "always" : "never";
  if (settings() == nullptr || !side.possible) return;
  side.byDefault = words::contexts(product(), settings()->people(), onByContext(exposure));
  side.condition = words::condition(product(), settings()->space(), exposure->condition);
}

std::string newlyOnFor(const ExposedSide& before, const std::optional<Exposure>& old,
                       const ExposedSide& after, const std::optional<Exposure>& now,
                       const Matching& matching) {
  const std::vector<bool> was = before.onByContext(old);
  std::vector<bool> on = after.onByContext(now);
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
