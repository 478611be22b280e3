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

using Shares = std::vector<std::vector<double>>;

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

/// The matrices with rows and columns in any order, and what is needed to put them into another.
class Acting {
 public:
  explicit Acting(const std::vector<SettingEffects>& effects)
      : effects_(effects), settings_(havingASay(effects)) {
    for (std::size_t i = 0; i < settings_.size(); ++i) rowOf_[settings_[i]] = i;
    fillTogether();
    fillInfluence();
  }

  ActingSettings ordered() const {
    ActingSettings acting;
    std::vector<std::size_t> rows;
    for (const std::vector<std::size_t>& group : groups()) {
      if (group.size() > 1) acting.groups.push_back(group.size());
      rows.insert(rows.end(), group.begin(), group.end());
    }
    for (const std::size_t row : rows) acting.settings.push_back(settings_[row]);
    acting.together = chosen(together_, rows, rows);
    acting.columns = columnsBy(rows);
    acting.influence = chosen(influence_, rows, acting.columns);
    return acting;
  }

 private:
  void fillTogether() {
    together_.assign(settings_.size(), std::vector<double>(settings_.size(), 0));
    for (const SettingEffects& on : effects_) {
      for (const Interaction& each : on.interactions) {
        const std::size_t a = rowOf_.at(each.first);
        const std::size_t b = rowOf_.at(each.second);
        together_[a][b] = together_[b][a] = std::max(together_[a][b], each.share());
      }
    }
  }

  void fillInfluence() {
    influence_.assign(settings_.size(), std::vector<double>(effects_.size(), 0));
    for (std::size_t column = 0; column < effects_.size(); ++column) {
      for (const Influence& each : effects_[column].influences) {
        const auto row = rowOf_.find(each.setting);
        if (row != rowOf_.end()) influence_[row->second][column] = each.share();
      }
    }
  }

  /// What hangs together, in order; those of one setting last.
  std::vector<std::vector<std::size_t>> groups() const {
    std::vector<std::vector<std::size_t>> groups = hangingTogether();
    for (std::vector<std::size_t>& group : groups) {
      std::vector<std::size_t> inOrder;
      for (const std::size_t place : spectralOrder(chosen(together_, group, group)))
        inOrder.push_back(group[place]);
      group = std::move(inOrder);
    }
    std::stable_partition(groups.begin(), groups.end(),
                          [](const auto& group) { return group.size() > 1; });
    return groups;
  }

  /// By lowest setting.
  std::vector<std::vector<std::size_t>> hangingTogether() const {
    std::vector<PointPair> pairs;
    for (std::size_t i = 0; i < settings_.size(); ++i) {
      for (std::size_t j = 0; j < settings_.size(); ++j) {
        if (together_[i][j] > 0)
          pairs.emplace_back(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j));
      }
    }
    const Components components = strongComponents(settings_.size(), pairs);
    std::map<std::uint32_t, std::size_t> placeOf;
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < settings_.size(); ++i) {
      const auto [place, isNew] = placeOf.try_emplace(components.of[i], groups.size());
      if (isNew) groups.emplace_back();
      groups[place->second].push_back(i);
    }
    return groups;
  }

  /// The conditions that some setting decides, by the row that decides each most often.
  std::vector<std::size_t> columnsBy(const std::vector<std::size_t>& rows) const {
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (std::size_t column = 0; column < effects_.size(); ++column) {
      std::size_t most = 0;
      const auto at = [&](std::size_t place) { return influence_[rows[place]][column]; };
      for (std::size_t place = 1; place < rows.size(); ++place) {
        if (at(place) > at(most)) most = place;
      }
      if (!rows.empty() && at(most) > 0) places.emplace_back(most, column);
    }
    std::sort(places.begin(), places.end());
    std::vector<std::size_t> columns;
    for (const auto& place : places) columns.push_back(place.second);
    return columns;
  }

  static Shares chosen(const Shares& from, const std::vector<std::size_t>& rows,
                       const std::vector<std::size_t>& columns) {
    Shares shares;
    for (const std::size_t row : rows) {
      shares.emplace_back();
      for (const std::size_t column : columns) shares.back().push_back(from[row][column]);
    }
    return shares;
  }

  const std::vector<SettingEffects>& effects_;
  std::vector<SettingId> settings_;
  std::map<SettingId, std::size_t> rowOf_{};
  Shares together_{};
  Shares influence_{};  ///< One column for each condition of the list.
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
    return {};
  }
}

}  // namespace

ActingSettings actingSettings(const std::vector<SettingEffects>& effects) {
  return Acting(effects).ordered();
}

ActingSettings actingSettings(SettingsAnalysis& settings) {
  if (!settings.determined()) return {};
  std::unordered_map<Condition, SettingEffects> known;  // For look-up only.
  std::vector<SettingEffects> effects;
  const Configuration near = settings.people().firstStart();
  for (std::size_t i = 0; i < settings.exposures().size(); ++i) {
    const Condition& condition = settings.exposures()[i].condition;
    const auto [found, isNew] = known.try_emplace(condition);
    if (isNew && known.size() <= kMostActing) found->second = knownEffects(settings, i, near);
    effects.push_back(found->second);
  }
  return actingSettings(effects);
}

}  // namespace dyetrace
