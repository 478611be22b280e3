#include "analysis/condition_engine.h"

#include <utility>

namespace dyetrace {
namespace {

/// For so many groups of people what was weighed is kept.
constexpr std::size_t kKeptWeighings = 16;

int eliminationRank(SettingOwner owner) {
  if (owner == SettingOwner::context) return 0;
  return owner == SettingOwner::product ? 1 : 2;
}

}  // namespace

ConditionEngine::ConditionEngine(ConditionScope scope, Representation representation)
    : scope_(std::move(scope)),
      representation_(representation),
      places_(scope_.productSettings, kOutside) {
  for (std::size_t place = 0; place < scope_.settings.size(); ++place) {
    places_[scope_.settings[place].index()] = place;
  }
}

std::size_t ConditionEngine::requirePlace(SettingId setting) const {
  const std::size_t place = placeOf(setting);
  if (place == kOutside)
    throw Error("a condition was asked about a setting that is not among those it is over");
  return place;
}

std::unique_ptr<ConditionTranslator> ConditionEngine::translator(
    ConditionEngine& /*to*/, const std::vector<std::vector<Handle>>& /*options*/) {
  return nullptr;
}

double ConditionEngine::share(Handle a, const OptionShares& shares) {
  for (Weighed& each : weighed_) {
    if (each.shares == shares) return each.weighing->of(a);
  }
  Weighed fresh{shares, weighing(shares)};
  if (weighed_.size() < kKeptWeighings) weighed_.emplace_back();
  Weighed& kept = weighed_[oldest_];
  oldest_ = (oldest_ + 1) % kKeptWeighings;
  kept = std::move(fresh);
  return kept.weighing->of(a);
}

std::vector<std::size_t> ConditionEngine::eliminationOrder() const {
  std::vector<std::size_t> order;
  for (int rank = 0; rank < 3; ++rank) {
    for (std::size_t place = scope_.settings.size(); place-- > 0;) {
      if (eliminationRank(scope_.owners[place]) == rank) order.push_back(place);
    }
  }
  return order;
}

}  // namespace dyetrace
