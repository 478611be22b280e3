#include "analysis/settings/influence.h"

#include <algorithm>
#include <tuple>

namespace dyetrace {
namespace {

Condition exclusiveOr(const Condition& left, const Condition& right) {
  return (left & !right) | (right & !left);
}

/// Two options of a setting.
struct OptionPair {
  std::size_t low = 0;
  std::size_t high = 0;
};

std::vector<OptionPair> pairsOf(std::size_t options) {
  std::vector<OptionPair> pairs;
  for (std::size_t low = 0; low < options; ++low) {
    for (std::size_t high = low + 1; high < options; ++high) pairs.push_back({low, high});
  }
  return pairs;
}

/// The valid configurations from which moving `setting` to `option` leads into the condition.
Condition wouldHold(const Condition& condition, SettingId setting, std::size_t option) {
  return condition.restrictedTo(setting, option).exists(setting);
}

/// The condition with both settings moved; meaningful where all four corners are valid.
Condition wouldHold(const Condition& condition, SettingId first, std::size_t a, SettingId second,
                    std::size_t b) {
  return wouldHold(condition.restrictedTo(first, a), second, b).exists(first);
}

/// The four corners of a quadruple as conditions over the rest.
struct Square {
  Condition valid;  ///< All four are valid, and this configuration is the low-low one.
  std::array<Condition, 4> corner;  ///< low-low, low-high, high-low, high-high.

  /// g11 + g00 is not g10 + g01.
  Condition bends() const {
    const Condition outer = exclusiveOr(corner[0], corner[3]);
    const Condition inner = exclusiveOr(corner[1], corner[2]);
    const Condition bothOuter = corner[0] & corner[3];
    const Condition bothInner = corner[1] & corner[2];
    const Condition straight = (outer & inner) | (bothOuter & bothInner) |
                               !(corner[0] | corner[1] | corner[2] | corner[3]);
    return valid & !straight;
  }
};

Square squareOf(const ConditionSpace& space, const Condition& condition, SettingId first,
                const OptionPair& a, SettingId second, const OptionPair& b) {
  Square square{space.always(), {}};
  const std::array<std::pair<std::size_t, std::size_t>, 4> options{
      {{a.low, b.low}, {a.low, b.high}, {a.high, b.low}, {a.high, b.high}}};
  for (std::size_t i = 0; i < options.size(); ++i) {
    const auto [x, y] = options[i];
    square.corner[i] = wouldHold(condition, first, x, second, y);
    square.valid &= wouldHold(space.always(), first, x, second, y);
  }
  square.valid = square.valid.restrictedTo(first, a.low).restrictedTo(second, b.low);
  return square;
}

/// The quadruple of the example, with what holds at each corner.
std::vector<Corner> cornersOf(const Condition& condition, const Configuration& at, SettingId first,
                              const OptionPair& a, SettingId second, const OptionPair& b) {
  std::vector<Corner> corners;
  for (const std::size_t x : {a.low, a.high}) {
    for (const std::size_t y : {b.low, b.high}) {
      Configuration configuration = at;
      configuration.choose(first, x);
      configuration.choose(second, y);
      corners.push_back({x, y, condition.contains(configuration)});
    }
  }
  return corners;
}

Interaction interactionOf(const Product& product, const ConditionSpace& space,
                          const Condition& condition, SettingId first, SettingId second,
                          const Configuration& near) {
  Interaction interaction;
  interaction.first = first;
  interaction.second = second;
  std::uint64_t best = std::numeric_limits<std::uint64_t>::max();
  const ChangeCosts costs(near.size(), 1);
  for (const OptionPair& a : pairsOf(product.settings[first].options.size())) {
    for (const OptionPair& b : pairsOf(product.settings[second].options.size())) {
      const Square square = squareOf(space, condition, first, a, second, b);
      const Condition bends = square.bends();
      interaction.quadruples += square.valid.count().approximate;
      if (bends.never()) continue;
      interaction.differing += bends.count().approximate;
      const auto nearest = bends.nearest(near, costs);
      if (!nearest || nearest->cost >= best) continue;
      best = nearest->cost;
      interaction.corners = cornersOf(condition, nearest->configuration, first, a, second, b);
    }
  }
  return interaction;
}

}  // namespace

std::vector<Influence> influences(const Product& product, const ConditionSpace& space,
                                  const Condition& condition,
                                  const std::vector<SettingId>& settings) {
  std::vector<Influence> all;
  for (const SettingId setting : settings) {
    Influence influence{setting, 0, 0};
    for (const OptionPair& pair : pairsOf(product.settings[setting].options.size())) {
      const Condition both = space.always().restrictedTo(setting, pair.low) &
                             wouldHold(space.always(), setting, pair.high);
      const Condition differ =
          both & exclusiveOr(condition, wouldHold(condition, setting, pair.high));
      influence.pairs += both.count().approximate;
      influence.differing += differ.count().approximate;
    }
    all.push_back(influence);
  }
  return all;
}

std::vector<Interaction> interactions(const Product& product, const ConditionSpace& space,
                                      const Condition& condition,
                                      const std::vector<SettingId>& settings,
                                      const Configuration& near) {
  std::vector<Interaction> all;
  for (std::size_t i = 0; i < settings.size(); ++i) {
    for (std::size_t j = i + 1; j < settings.size(); ++j) {
      Interaction interaction =
          interactionOf(product, space, condition, settings[i], settings[j], near);
      if (interaction.differing > 0) all.push_back(std::move(interaction));
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Interaction& a, const Interaction& b) {
    return a.share() > b.share();
  });
  return all;
}

SettingEffects effectsOn(const Product& product, const ConditionSpace& space,
                         const Condition& condition, const std::vector<SettingId>& deciding,
                         const Configuration& near) {
  if (deciding.size() > kMostCompared) return {{}, {}, false};
  SettingEffects effects{influences(product, space, condition, deciding),
                         interactions(product, space, condition, deciding, near), true};
  std::stable_sort(effects.influences.begin(), effects.influences.end(),
                   [](const Influence& a, const Influence& b) { return a.share() > b.share(); });
  return effects;
}

}  // namespace dyetrace
