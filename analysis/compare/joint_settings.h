#pragma once

// The settings of two models as one, so that one space of conditions holds the choices of both.
//
// `product()` has nothing but settings, and one constraint: what is valid on neither side is left
// out. A setting with a partner is one setting there, with the
// options of both sides; numbers are cut at the bands of both. Where a migration gives people
// another option than they had, or an option is gone, the partners stay two settings: what a
// person has before, and what that person has after. A setting of one side only is there too.
// Guards of either side are translated into guards over the joint settings; whatever holds of one
// side holds of its part of a joint configuration.
//
//   const JointSettings joint(before, after, matching, {needed, needed});
//   const Guard open = joint.translated(Side::after, flowFacts.when);

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/compare/matching.h"
#include "model/configuration.h"
#include "model/product.h"

namespace dyetrace {

enum class Side { before, after };

/// One option of a joint setting: which option it is on either side.
struct JointOption {
  std::optional<std::size_t> before{};
  std::optional<std::size_t> after{};
  std::size_t atom = 0;  ///< Equal in two joint settings that were kept apart: the same choice.
};

struct JointSetting {
  SettingId before{};  ///< Invalid if the side has no say in it.
  SettingId after{};
  std::vector<JointOption> options{};
};

struct NeededSettings {
  std::vector<SettingId> before{};
  std::vector<SettingId> after{};
};

class JointSettings {
 public:
  JointSettings(const Product& before, const Product& after, const Matching& matching,
                const NeededSettings& needed);

  const Product& product() const { return product_; }
  const Table<SettingId, JointSetting>& settings() const { return settings_; }
  /// Whether they are the settings of the side after, all of them, with the same numbers, options
  /// and keys, and both sides ask the same of a configuration: the side's conditions are joint
  /// ones.
  bool areThoseAfter() const { return areThoseAfter_; }
  /// The joint setting of one of a side's settings; invalid if it was not needed.
  SettingId jointOf(Side side, SettingId own) const { return of(side).joint[own.index()]; }

  /// A guard of one side over the joint settings. A choice about a setting that is not there never
  /// holds.
  Guard translated(Side side, const Guard& guard) const;
  /// A side's setting has that option.
  Guard is(Side side, SettingId own, std::size_t option) const;
  /// A side's setting is as the side's defaults say; the first option where they say nothing.
  Guard atDefault(Side side, SettingId own) const;
  /// Everything that the side asks of a configuration.
  Guard valid(Side side) const;

  /// Partners that were kept apart are alike.
  Guard choicesAlike() const;
  /// Settings of one side only are at their defaults.
  Guard othersAtDefault() const;
  /// What a person has after the launch, given what that person had before.
  Guard afterLaunch() const;

  /// A side's part of a joint configuration; settings that are not there have their first option.
  Configuration partOf(Side side, const Configuration& joint) const;
  /// What a side's configuration is in the joint one; the rest has its first option.
  Configuration jointFrom(Side side, const Configuration& own) const;

 private:
  struct OneSide {
    const Product* product = nullptr;
    std::vector<SettingId> joint{};  ///< By own setting.
    /// By own setting and option: the joint options.
    std::vector<std::vector<std::vector<std::size_t>>> options{};
  };

  const OneSide& of(Side side) const { return side == Side::before ? before_ : after_; }
  void add(JointSetting setting);
  /// As long as they are the settings of the side after.
  bool isAsAfter(SettingId joint) const;
  void takeKeysOfAfter();
  void enter(OneSide& side, SettingId own, SettingId joint, bool isBefore);
  std::vector<JointOption> optionsOf(SettingId before, SettingId after) const;
  std::vector<JointOption> bandsOf(const Setting& before, const Setting& after) const;
  std::set<SettingId> movedSettings() const;
  Guard choice(SettingId joint, std::size_t option) const;
  Guard sameOption(SettingId had, SettingId has) const;
  Guard keeps(SettingId own) const;
  Guard keepsOption(SettingId from, SettingId own) const;
  Guard arrivesAt(SettingId own) const;

  OneSide before_;
  OneSide after_;
  const Matching& matching_;
  Product product_;
  Table<SettingId, JointSetting> settings_;
  bool areThoseAfter_ = false;
};

}  // namespace dyetrace
