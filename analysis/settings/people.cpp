#include "analysis/settings/people.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/condition_scope.h"
#include "analysis/settings/adoption.h"
#include "analysis/settings/configuration_search.h"

namespace dyetrace {
namespace {

constexpr double kKeepsDefault = 0.9;

void mentionIn(const Product& product, const Guard& guard, std::set<SettingId>& mentioned) {
  for (const Choice& choice : choicesOf(guard)) {
    const SettingId id = product.settingNamed(choice.setting);
    if (id.valid()) mentioned.insert(id);
  }
}

std::vector<SettingId> contextSettings(const Product& product) {
  std::vector<SettingId> all;
  for (const SettingId id : product.settings.ids()) {
    const Setting& setting = product.settings[id];
    if (setting.owner == SettingOwner::context && setting.options.size() > 1) all.push_back(id);
  }
  return all;
}

std::size_t combinations(const Product& product, const std::vector<SettingId>& settings) {
  std::size_t count = 1;
  for (const SettingId id : settings) {
    count *= product.settings[id].options.size();
    if (count > People::kMostContexts) break;
  }
  return count;
}

/// The context settings that defaults speak of or that conditions are over.
std::vector<SettingId> thatMatter(const Product& product, const std::vector<SettingId>& known) {
  std::set<SettingId> mentioned(known.begin(), known.end());
  for (const Setting& setting : product.settings) {
    for (const SettingDefault& each : setting.defaults) mentionIn(product, each.when, mentioned);
  }
  std::vector<SettingId> kept;
  for (const SettingId id : contextSettings(product)) {
    if (mentioned.contains(id)) kept.push_back(id);
  }
  return kept;
}

std::vector<Configuration> combined(const Product& product,
                                    const std::vector<SettingId>& dimensions) {
  std::vector<Configuration> all{firstConfiguration(product)};
  for (const SettingId id : dimensions) {
    std::vector<Configuration> more;
    for (const Configuration& each : all) {
      for (std::size_t option = 0; option < product.settings[id].options.size(); ++option) {
        more.push_back(each);
        more.back().choose(id, option);
      }
    }
    all = std::move(more);
  }
  return all;
}

/// Weights made to sum to one.
std::vector<double> normalised(std::vector<double> weights) {
  double sum = 0;
  for (const double weight : weights) sum += weight;
  if (sum <= 0)
    return std::vector<double>(weights.size(), 1.0 / static_cast<double>(weights.size()));
  for (double& weight : weights) weight /= sum;
  return weights;
}

std::vector<double> onlyOption(std::size_t count, std::size_t option) {
  std::vector<double> shares(count, 0.0);
  shares[option] = 1.0;
  return shares;
}

/// Stated shares; what they leave over is spread over the options without one.
std::vector<double> statedShares(const Setting& setting) {
  double left = 1;
  std::size_t open = 0;
  for (const SettingOption& option : setting.options) {
    left -= option.share.value_or(0);
    open += option.share ? 0 : 1;
  }
  std::vector<double> shares;
  for (const SettingOption& option : setting.options) {
    const double rest = open > 0 ? std::max(0.0, left) / static_cast<double>(open) : 0.0;
    shares.push_back(option.share.value_or(rest));
  }
  return normalised(std::move(shares));
}

std::vector<double> assumedShares(std::size_t count, std::size_t start) {
  if (count == 1) return {1.0};
  std::vector<double> shares(count, (1 - kKeepsDefault) / static_cast<double>(count - 1));
  shares[start] = kKeepsDefault;
  return shares;
}

}  // namespace

/// What is known of the valid configurations.
class People::Valid {
 public:
  virtual ~Valid() = default;
  /// Whether one has these options of these settings.
  virtual bool any(const Configuration& options, const std::vector<SettingId>& of) const = 0;
  virtual std::optional<Configuration> nearest(const Configuration& from,
                                               const ChangeCosts& costs) const = 0;
};

class People::ValidInSpace : public Valid {
 public:
  explicit ValidInSpace(const ConditionSpace& space) : space_(space) {}

  bool any(const Configuration& options, const std::vector<SettingId>& of) const override {
    ChangeCosts costs(options.size(), 0);
    for (const SettingId id : of) costs[id.index()] = kFixed;
    return space_.always().nearest(options, costs).has_value();
  }
  std::optional<Configuration> nearest(const Configuration& from,
                                       const ChangeCosts& costs) const override {
    const auto nearest = space_.always().nearest(from, costs);
    if (!nearest) return std::nullopt;
    return nearest->configuration;
  }

 private:
  const ConditionSpace& space_;
};

class People::ValidBySearch : public Valid {
 public:
  explicit ValidBySearch(const Product& product) : search_(product) {}

  bool any(const Configuration& options, const std::vector<SettingId>& of) const override {
    std::vector<Literal> demands;
    for (const SettingId id : of) demands.push_back(search_.literalOf(id, options[id]));
    const SatAnswer answer = search_.any(demands).answer;
    if (answer == SatAnswer::undetermined) throw OutOfBudget();
    return answer == SatAnswer::yes;
  }
  std::optional<Configuration> nearest(const Configuration& from,
                                       const ChangeCosts& costs) const override {
    const SearchedNearest nearest = search_.nearest(from, costs, {});
    if (nearest.answer == SatAnswer::undetermined) throw OutOfBudget();
    if (nearest.answer == SatAnswer::no) return std::nullopt;
    return nearest.nearest.configuration;
  }

 private:
  mutable ConfigurationSearch search_;
};

/// Where the stated defaults stay and the others are as near as can be to their first option.
void People::complete(const Product& product, const Valid& valid, Context& context) {
  ChangeCosts costs(product.settings.size(), kFixed);
  for (const SettingId id : context.unstated) costs[id.index()] = 1;
  const auto nearest = valid.nearest(context.start, costs);
  context.valid = nearest.has_value();
  if (nearest) {
    context.start = *nearest;
    return;
  }
  const auto note = [&](const std::vector<Constraint>& constraints) {
    for (const Constraint& each : constraints) {
      if (!holds(product, formulaOf(each), context.start)) context.violated.push_back(each);
    }
  };
  note(product.constraints);
  note(treeConstraints(product));
}

People::People(const Product& product, const ConditionSpace& space) : product_(&product) {
  findContexts(space.settings(), ValidInSpace(space));
}

People::People(const Product& product) : product_(&product) {
  findContexts(guardSettings(product, {}), ValidBySearch(product));
}

void People::findContexts(const std::vector<SettingId>& mattering, const Valid& valid) {
  const Product& product = *product_;
  dimensions_ = contextSettings(product);
  if (combinations(product, dimensions_) > kMostContexts)
    dimensions_ = thatMatter(product, mattering);
  complete_ = combinations(product, dimensions_) <= kMostContexts;
  if (!complete_) dimensions_.clear();
  double all = 0;
  for (const Configuration& each : combined(product, dimensions_)) {
    const Defaults defaults = defaultsIn(product, each);
    Context context;
    context.start = defaults.configuration;
    context.unstated = defaults.unstated;
    for (const SettingId id : dimensions_) {
      context.share *= statedShares(product.settings[id])[each[id]];
    }
    if (!valid.any(each, dimensions_)) continue;
    complete(product, valid, context);
    all += context.share;
    contexts_.push_back(std::move(context));
  }
  for (Context& context : contexts_) {
    context.share = all > 0 ? context.share / all : 1.0 / static_cast<double>(contexts_.size());
  }
}

Configuration People::firstStart() const {
  return contexts_.empty() ? firstConfiguration(*product_) : contexts_.front().start;
}

std::string People::titleOf(std::size_t context) const {
  std::string title;
  for (const SettingId id : dimensions_) {
    const Setting& setting = product_->settings[id];
    const SettingOption& option = setting.options[contexts_[context].start[id]];
    title += (title.empty() ? "" : ", ") + dyetrace::titleOf(setting) + " = " +
             dyetrace::titleOf(option);
  }
  return title;
}

const OptionShares& People::sharesIn(std::size_t context) const {
  shares_.resize(contexts_.size());
  OptionShares& known = shares_[context];
  if (known.empty()) known = sharesOf(contexts_[context]);
  return known;
}

OptionShares People::sharesOf(const Context& context) const {
  OptionShares::Rows shares;
  for (const SettingId id : product_->settings.ids()) {
    const Setting& setting = product_->settings[id];
    const std::size_t start = context.start[id];
    const bool isDimension =
        std::find(dimensions_.begin(), dimensions_.end(), id) != dimensions_.end();
    if (isDimension) {
      shares.push_back(onlyOption(setting.options.size(), start));
    } else if (statesShare(setting)) {
      shares.push_back(statedShares(setting));
    } else if (setting.owner == SettingOwner::context) {
      shares.push_back(statedShares(setting));
    } else if (setting.owner == SettingOwner::product) {
      shares.push_back(onlyOption(setting.options.size(), start));
    } else {
      shares.push_back(assumedShares(setting.options.size(), start));
    }
  }
  return OptionShares(std::move(shares));
}

double People::shareOf(const Condition& condition) const {
  if (condition.always()) return 1;
  if (condition.never()) return 0;
  double share = 0;
  for (std::size_t i = 0; i < contexts_.size(); ++i) {
    const double here = condition.share(sharesIn(i));
    if (std::isfinite(here)) share += contexts_[i].share * here;
  }
  return std::clamp(share, 0.0, 1.0);
}

ChangeCosts People::personsCosts() const {
  ChangeCosts costs;
  for (const Setting& setting : product_->settings) {
    costs.push_back(setting.owner == SettingOwner::person ? 1 : kFixed);
  }
  return costs;
}

ChangeCosts People::anybodysCosts() const {
  ChangeCosts costs;
  for (const Setting& setting : product_->settings) {
    costs.push_back(setting.owner == SettingOwner::context ? kFixed : 1);
  }
  return costs;
}

}  // namespace dyetrace
