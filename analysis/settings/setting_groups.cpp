#include "analysis/settings/setting_groups.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "analysis/components.h"
#include "analysis/settings/settings_analysis.h"
#include "analysis/settings/spectral_order.h"

namespace dyetrace {
namespace {

/// Every setting that has a say somewhere, by id.
std::vector<SettingId> havingASay(const std::vector<SettingEffects>& effects) {
  std::set<SettingId> all;
  for (const SettingEffects& on : effects) {
    for (const Influence& each : on.influences) {
      if (each.differing > 0) all.insert(each.setting);
    }
    for (const Interaction& each : on.interactions) all.insert({each.first, each.second});
  }
  return {all.begin(), all.end()};
}

using Rows = std::vector<std::size_t>;

/// The matrices with rows by id and a column for each condition, and what puts them into order.
class GroupSearch {
 public:
  explicit GroupSearch(const std::vector<SettingEffects>& effects)
      : settings_(havingASay(effects)) {
    for (std::size_t i = 0; i < settings_.size(); ++i) rowOf_[settings_[i]] = i;
    for (std::size_t column = 0; column < effects.size(); ++column) fill(effects[column], column);
  }

  ActingSettings ordered() const {
    ActingSettings acting;
    Rows rows;
    for (const Rows& group : groups()) {
      if (group.size() > 1) acting.groups.push_back(group.size());
      rows.insert(rows.end(), group.begin(), group.end());
    }
    for (const std::size_t row : rows) acting.settings.push_back(settings_[row]);
    const Rows places = placesOf(rows, rows.size());
    acting.together = moved(together_, places, places);
    acting.columns = columnsBy(places);
    acting.influence = moved(influence_, places, placesOf(acting.columns, columns_));
    acting.unknown = unknown_;
    return acting;
  }

 private:
  void fill(const SettingEffects& on, std::size_t column) {
    columns_ = column + 1;
    unknown_ += on.complete ? 0 : 1;
    for (const Interaction& each : on.interactions) {
      const std::size_t a = rowOf_.at(each.first);
      const std::size_t b = rowOf_.at(each.second);
      for (const auto& place : {std::pair(a, b), std::pair(b, a)})
        together_[place] = std::max(together_[place], each.share());
    }
    for (const Influence& each : on.influences) {
      if (each.differing > 0) influence_[{rowOf_.at(each.setting), column}] = each.share();
    }
  }

  /// What hangs together, in order; those of one setting last.
  std::vector<Rows> groups() const {
    std::vector<Rows> groups = hangingTogether();
    for (Rows& group : groups) group = inOrder(group);
    std::stable_partition(groups.begin(), groups.end(),
                          [](const Rows& group) { return group.size() > 1; });
    return groups;
  }

  /// By lowest setting.
  std::vector<Rows> hangingTogether() const {
    std::vector<PointPair> pairs;
    for (const auto& [place, share] : together_) {
      if (share > 0) pairs.emplace_back(place.first, place.second);
    }
    const Components components = strongComponents(settings_.size(), pairs);
    std::map<std::uint32_t, std::size_t> groupOf;
    std::vector<Rows> groups;
    for (std::size_t i = 0; i < settings_.size(); ++i) {
      const auto [group, isNew] = groupOf.try_emplace(components.of[i], groups.size());
      if (isNew) groups.emplace_back();
      groups[group->second].push_back(i);
    }
    return groups;
  }

  Rows inOrder(const Rows& group) const {
    if (group.size() > kMostOrdered) return group;
    std::vector<std::vector<double>> weights;
    for (const std::size_t row : group) {
      weights.emplace_back();
      for (const std::size_t other : group)
        weights.back().push_back(numberAt(together_, row, other));
    }
    Rows rows;
    for (const std::size_t place : spectralOrder(weights)) rows.push_back(group[place]);
    return rows;
  }

  /// The conditions that some setting decides, by the row that decides each most often.
  Rows columnsBy(const Rows& places) const {
    std::map<std::size_t, std::pair<double, std::size_t>> best;  // Of a column: the least of these.
    for (const auto& [where, share] : influence_) {
      const std::pair mine(-share, places[where.first]);
      const auto [known, isNew] = best.try_emplace(where.second, mine);
      if (!isNew) known->second = std::min(known->second, mine);
    }
    std::vector<std::pair<std::size_t, std::size_t>> order;
    order.reserve(best.size());
    for (const auto& [column, most] : best) order.emplace_back(most.second, column);
    std::sort(order.begin(), order.end());
    Rows columns;
    for (const auto& each : order) columns.push_back(each.second);
    return columns;
  }

  /// Where each has gone.
  static Rows placesOf(const Rows& order, std::size_t count) {
    Rows places(count, 0);
    for (std::size_t i = 0; i < order.size(); ++i) places[order[i]] = i;
    return places;
  }

  static SettingMatrix moved(const SettingMatrix& from, const Rows& rows, const Rows& columns) {
    SettingMatrix to;
    for (const auto& [where, share] : from) to[{rows[where.first], columns[where.second]}] = share;
    return to;
  }

  std::vector<SettingId> settings_;
  std::map<SettingId, std::size_t> rowOf_{};
  SettingMatrix together_{};
  SettingMatrix influence_{};
  std::size_t columns_ = 0;
  std::size_t unknown_ = 0;
};

/// Nothing where that is beyond the budget.
SettingEffects knownEffects(SettingsAnalysis& settings, std::size_t exposure,
                            const Configuration& near) {
  try {
    const ConditionAnswers& answers = settings.answers(exposure);
    if (answers.always || answers.never) return {};
    return effectsOn(settings.product(), settings.space(), settings.exposures()[exposure].condition,
                     answers.support, near);
  } catch (const OutOfBudget&) {
    return {{}, {}, false};
  }
}

}  // namespace

double numberAt(const SettingMatrix& matrix, std::size_t row, std::size_t column) {
  const auto place = matrix.find({row, column});
  return place == matrix.end() ? 0 : place->second;
}

ActingSettings actingSettings(const std::vector<SettingEffects>& effects) {
  return GroupSearch(effects).ordered();
}

ActingSettings actingSettings(SettingsAnalysis& settings) {
  if (!settings.determined()) return {};
  std::unordered_map<Condition, SettingEffects> known;  // For look-up only.
  std::vector<SettingEffects> effects;
  const Configuration near = settings.people().firstStart();
  for (std::size_t i = 0; i < settings.exposures().size(); ++i) {
    const Condition& condition = settings.exposures()[i].condition;
    const auto [found, isNew] = known.try_emplace(condition);
    if (isNew)
      found->second = known.size() <= kMostActing ? knownEffects(settings, i, near)
                                                  : SettingEffects{{}, {}, false};
    effects.push_back(found->second);
  }
  return actingSettings(effects);
}

}  // namespace dyetrace
