#include "analysis/settings/sampling.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "analysis/condition_scope.h"
#include "analysis/ties.h"

namespace dyetrace {
namespace {

constexpr int kMostTries = 2'000;
/// The normal quantile of a two-sided 95 % interval.
constexpr double kQuantile = 1.959964;

/// For each setting one that stands for all that constraints tie to it.
std::vector<std::size_t> standingFor(const Product& product,
                                     const std::vector<CompiledGuard>& constraints) {
  Ties ties(product.settings.size());
  for (const CompiledGuard& constraint : constraints) {
    for (const SettingId id : constraint.settings()) {
      ties.join(id.index(), constraint.settings().front().index());
    }
  }
  std::vector<std::size_t> first;
  for (std::size_t i = 0; i < product.settings.size(); ++i) first.push_back(ties.find(i));
  return first;
}

}  // namespace

ConfigurationSampler::ConfigurationSampler(const Product& product, std::uint64_t seed)
    : product_(product),
      constraints_(compiledConstraints(product, SettingNames(product))),
      assignment_(product.settings.size(), kUnassigned),
      state_(seed) {
  const std::vector<std::size_t> first = standingFor(product, constraints_);
  std::map<std::size_t, std::size_t> parts;
  std::vector<std::pair<std::size_t, std::size_t>> placeOf(product.settings.size());
  for (const SettingId id : product.settings.ids()) {
    const auto [known, fresh] = parts.emplace(first[id.index()], parts_.size());
    if (fresh) parts_.emplace_back();
    Part& part = parts_[known->second];
    placeOf[id.index()] = {known->second, part.settings.size()};
    part.settings.push_back(id);
    part.constraints.emplace_back();
  }
  for (std::uint32_t i = 0; i < constraints_.size(); ++i) {
    if (constraints_[i].settings().empty()) continue;
    const auto [part, place] = placeOf[constraints_[i].settings().back().index()];
    parts_[part].constraints[place].push_back(i);
  }
}

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), as a number from 0 to below 1.
double ConfigurationSampler::next() {
  std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1.0p-53;
}

std::int32_t ConfigurationSampler::drawOption(const std::vector<double>& shares) {
  double left = next();
  std::size_t last = 0;
  for (std::size_t option = 0; option < shares.size(); ++option) {
    if (shares[option] <= 0) continue;
    last = option;
    left -= shares[option];
    if (left < 0) break;
  }
  return static_cast<std::int32_t>(last);
}

bool ConfigurationSampler::drawPart(const Part& part, const OptionShares& shares) {
  for (const SettingId id : part.settings) assignment_[id.index()] = kUnassigned;
  for (std::size_t i = 0; i < part.settings.size(); ++i) {
    const std::size_t setting = part.settings[i].index();
    assignment_[setting] = drawOption(shares[setting]);
    for (const std::uint32_t constraint : part.constraints[i]) {
      if (constraints_[constraint].under(assignment_) == Truth::no) return false;
    }
  }
  return true;
}

std::optional<Configuration> ConfigurationSampler::draw(const OptionShares& shares) {
  for (const CompiledGuard& each : constraints_) {
    if (each.settings().empty() && each.under(assignment_) == Truth::no) return std::nullopt;
  }
  Configuration configuration = firstConfiguration(product_);
  for (const Part& part : parts_) {
    int tries = 0;
    while (!drawPart(part, shares)) {
      if (++tries == kMostTries) return std::nullopt;
    }
    for (const SettingId id : part.settings) {
      configuration.choose(id, static_cast<std::size_t>(assignment_[id.index()]));
    }
  }
  return configuration;
}

std::vector<Configuration> samplePeople(const Product& product, const People& people,
                                        std::size_t count) {
  ConfigurationSampler sampler(product, 1);
  std::vector<Configuration> drawn;
  // Every context in proportion to its people: which context somebody is in is not left to chance.
  double upTo = 0;
  for (std::size_t i = 0; i < people.contexts().size(); ++i) {
    upTo += people.contexts()[i].share;
    const OptionShares& shares = people.sharesIn(i);
    while (static_cast<double>(drawn.size()) + 0.5 < upTo * static_cast<double>(count)) {
      auto one = sampler.draw(shares);
      if (!one) return {};
      drawn.push_back(std::move(*one));
    }
  }
  return drawn;
}

std::vector<Configuration> sampleConfigurations(const Product& product, std::size_t count) {
  ConfigurationSampler sampler(product, 2);
  OptionShares::Rows rows;
  for (const Setting& setting : product.settings) {
    const std::size_t options = setting.options.size();
    rows.emplace_back(options, 1.0 / static_cast<double>(options));
  }
  const OptionShares shares(std::move(rows));
  std::vector<Configuration> drawn;
  while (drawn.size() < count) {
    auto one = sampler.draw(shares);
    if (!one) return {};
    drawn.push_back(std::move(*one));
  }
  return drawn;
}

SampledShare sampledShare(std::size_t holding, std::size_t count) {
  if (count == 0) return {0, 1};
  const double n = static_cast<double>(count);
  const double share = static_cast<double>(holding) / n;
  const double square = kQuantile * kQuantile;
  const double middle = (share + square / (2 * n)) / (1 + square / n);
  const double half =
      kQuantile * std::sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n);
  return {share, std::max(std::abs(middle + half - share), std::abs(share - (middle - half)))};
}

}  // namespace dyetrace
