#include "analysis/settings/easiest_change.h"

#include <tuple>

namespace dyetrace {
namespace {

constexpr std::size_t kMostTargetRows = 512;

/// Known efforts first, then by steps, then by switches.
auto rankOf(const EasiestChange& change) {
  return std::tuple(!change.effort.known, change.effort.steps, change.changed.size());
}

/// Whether the row leaves alone what the person does not turn.
bool isPersons(const Product& product, const std::vector<SettingId>& settings, const TableRow& row,
               const Configuration& from) {
  for (std::size_t i = 0; i < settings.size(); ++i) {
    const bool own = product.settings[settings[i]].owner == SettingOwner::person;
    if (!own && row.options[i] != from[settings[i]]) return false;
  }
  return true;
}

class ChangeSearch {
 public:
  ChangeSearch(const SettingsAnalysis& settings, const EffortCounter& counter,
               const Configuration& from)
      : counter_(counter), from_(from), costs_(settings.people().personsCosts()) {}

  void offer(const Condition& target) {
    if (const auto nearest = target.nearest(from_, costs_)) offer(nearest->configuration);
  }

  void offer(const Configuration& configuration) {
    const std::vector<SettingChange> changes = changesBetween(from_, configuration);
    EasiestChange change{configuration, {}, counter_.effortOf(changes, from_), true};
    for (const SettingChange& each : changes) change.changed.push_back(each.setting);
    if (!best_ || rankOf(change) < rankOf(*best_)) best_ = std::move(change);
  }

  std::optional<EasiestChange> best() const { return best_; }

 private:
  const EffortCounter& counter_;
  const Configuration& from_;
  ChangeCosts costs_;
  std::optional<EasiestChange> best_;
};

/// Just the row's changes where that is valid; else with whatever else the constraints ask for.
void offerRow(ChangeSearch& search, const Condition& target, const std::vector<SettingId>& settings,
              const TableRow& row, const Configuration& from) {
  Configuration direct = from;
  for (std::size_t i = 0; i < settings.size(); ++i) direct.choose(settings[i], row.options[i]);
  if (target.contains(direct)) return search.offer(direct);
  Condition here = target;
  for (std::size_t i = 0; i < settings.size(); ++i) {
    here = here.restrictedTo(settings[i], row.options[i]);
  }
  search.offer(here);
}

}  // namespace

std::optional<EasiestChange> easiestChange(const SettingsAnalysis& settings,
                                           const EffortCounter& counter, const Condition& target,
                                           const Configuration& from) {
  ChangeSearch search(settings, counter, from);
  const std::vector<SettingId> support = target.support();
  const auto table = settings.space().table(target, support, kMostTargetRows);
  if (!table) {
    search.offer(target);
    auto best = search.best();
    if (best) best->complete = false;
    return best;
  }
  for (const TableRow& row : *table) {
    if (!row.holds || !isPersons(settings.product(), support, row, from)) continue;
    offerRow(search, target, support, row, from);
  }
  return search.best();
}

}  // namespace dyetrace
