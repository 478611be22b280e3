#include "analysis/compare/exposed_side.h"

#include <algorithm>

#include "model/names.h"

namespace dyetrace {
namespace {

/// Whether a group of people before is, or holds, or is part of one after.
bool meet(const ExposedSide& before, std::size_t old, const ExposedSide& after, std::size_t now,
          const Matching& matching) {
  if (before.settings() == nullptr || after.settings() == nullptr) return true;
  const People& were = before.settings()->people();
  const People& are = after.settings()->people();
  const auto& told = are.dimensions();
  return std::ranges::all_of(were.dimensions(), [&](SettingId id) {
    const SettingId partner = matching.after(id);
    return std::ranges::find(told, partner) == told.end() ||
           matching.optionAfter(id, were.contexts()[old].start[id]) ==
               are.contexts()[now].start[partner];
  });
}

}  // namespace

ExposedSide::ExposedSide(const DataModel& model) : model_(model) {
  if (settings() == nullptr) return;
  if (!settings()->determined()) throw OutOfBudget();
  const Condition valid = settings()->space().always();
  const std::vector<Context>& contexts = settings()->people().contexts();
  conditionTells_ = std::all_of(contexts.begin(), contexts.end(),
                                [&](const Context& each) { return valid.contains(each.start); });
  for (const Context& each : contexts)
    unstated_.insert(unstated_.end(), each.unstated.begin(), each.unstated.end());
  std::sort(unstated_.begin(), unstated_.end());
  unstated_.erase(std::unique(unstated_.begin(), unstated_.end()), unstated_.end());
}

bool ExposedSide::isUnguarded() const {
  const auto isOpen = [](const auto& each) { return each.guard.always(); };
  const FlowGraph& graph = model_.reviewed.graph;
  return settings() == nullptr && std::ranges::all_of(graph.vertices, isOpen) &&
         std::ranges::all_of(graph.edges, isOpen);
}

LabelSet ExposedSide::labelsAt(NodeId place) const {
  if (!place.valid()) return {};
  return dyetrace::labelsAt(model_.reviewed.graph, model_.reviewed.reach, place);
}

Condition ExposedSide::conditionAt(NodeId place, LabelId label) const {
  return settings() == nullptr ? Condition() : model_.reviewed.settings->conditionAt(place, label);
}

std::optional<Exposure> ExposedSide::undrawnFlow(const std::string& name) const {
  const auto named = [&](const std::vector<Exposure>& all) -> std::optional<Exposure> {
    for (const Exposure& each : all) {
      const bool undrawn = !each.label.valid() && !each.flow.valid();
      if (undrawn && foldName(each.key) == foldName(name)) return each;
    }
    return std::nullopt;
  };
  return named(settings() != nullptr ? settings()->exposures() : flowExposures(model_.product));
}

std::vector<bool> ExposedSide::onFor(const JointExposure& exposure) const {
  if (settings() == nullptr) return {exposure.there};
  const std::vector<Context>& contexts = settings()->people().contexts();
  std::vector<bool> on(contexts.size(), false);
  if (!exposure.there) return on;
  Exposure asked;
  asked.place = exposure.place;
  asked.label = exposure.label;
  asked.key = exposure.flow;
  asked.condition = exposure.own;
  for (std::size_t i = 0; i < on.size(); ++i) on[i] = settings()->isSo(asked, contexts[i].start);
  return on;
}

ExposureSide ExposedSide::describe(const JointExposure& exposure) const {
  ExposureSide side;
  side.onFor = onFor(exposure);
  if (!exposure.there) return side;
  side.possible = true;
  side.shareOfPeople = 1;
  if (settings() == nullptr) return side;
  side.possible = !exposure.own.never();
  side.shareOfPeople = settings()->people().shareOf(exposure.own);
  side.condition = exposure.own;
  return side;
}

SettingId ExposedSide::unstatedIn(const Condition& condition) {
  if (unstated_.empty()) return {};
  const auto [known, isNew] = unstatedIn_.try_emplace(condition);
  if (!isNew) return known->second;
  const std::vector<SettingId> deciding = condition.supportAmong(unstated_);
  if (!deciding.empty()) known->second = deciding.front();
  return known->second;
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
