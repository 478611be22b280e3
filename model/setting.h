#pragma once

// Settings: everything with options that opens or closes flows, who turns it, and what people are
// told about it; with the screens on which people find it, the constraints between settings, and
// what a launch does to the choices that people have made.
//
// Every setting ends up with a finite list of options in a fixed order: a switch has `off, on`, a
// choice its options as declared, a level its options from the lowest up, a number the bands
// between the thresholds that anything compares it with. A configuration picks one option of each.
//
//   Setting setting = product.settings[product.settingNamed("face-grouping")];
//   setting.options[1].key;  // "on"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/guard.h"
#include "model/id.h"
#include "model/location.h"

namespace dyetrace {

enum class SettingKind {
  boolean,
  choice,  ///< One of several, in no order.
  level,   ///< One of several, ordered: guards may compare with `<`.
  number,  ///< In bands.
};

std::string_view settingKindName(SettingKind kind);

/// Who turns it.
enum class SettingOwner {
  person,       ///< The person whose data it is about.
  otherPerson,  ///< Another person: a contact, a friend, a parent, an administrator.
  product,      ///< A feature flag, an experiment, a kill switch.
  context,      ///< A fact about the person that nobody turns: region, age band, platform.
  unknown,      ///< Nobody said.
};

std::string_view settingOwnerName(SettingOwner owner);
std::optional<SettingOwner> settingOwnerFromName(std::string_view name);

struct SettingOption {
  std::string key{};
  std::string name{};             ///< As people see it; may be empty, then the key stands in.
  std::optional<double> share{};  ///< Fraction of people who have it, 0 to 1.
  /// For a number: the first and last value of the band.
  std::int64_t from = 0;
  std::int64_t to = 0;
  Location where{};
};

/// Of several defaults the last one whose context holds wins.
struct SettingDefault {
  std::string value{};  ///< As written: an option's key or a number.
  Guard when{};         ///< Over context settings.
  bool inCode = false;  ///< What the code falls back to, not what is launched.
  Location where{};
};

/// How a person gets to an option.
struct Control {
  std::string screen{};  ///< A Screen's key; empty if not said.
  std::string option{};  ///< Empty: any.
  int steps = 1;         ///< From the screen.
  bool confirm = false;  ///< Asks whether the person is sure.
  bool requiresLogin = false;
  Guard when{};           ///< Who has this control: a platform, people who are signed in.
  std::string bundled{};  ///< Set by accepting something else: `terms`.
  std::string delay{};    ///< Until it takes effect: an ISO 8601 duration.
  Location where{};
};

/// The product asks again.
struct Prompt {
  std::string every{};  ///< `7d`.
  Guard when{};
  std::string asks{};     ///< The option it asks for.
  std::string dismiss{};  ///< `forever` if it can be told to stop.
  Location where{};
};

/// What a group of a feature model asks of its children.
enum class GroupKind {
  all,          ///< And: each child is optional or mandatory by itself.
  some,         ///< Or: at least one.
  one,          ///< Alternative: exactly one.
  cardinality,  ///< Between `atLeast` and `atMost`.
};

/// A place in a feature tree. A feature implies its parent; the root is always on; a mandatory
/// child of an `all` group is on whenever its parent is.
struct FeaturePlace {
  GroupKind children = GroupKind::all;
  std::size_t atLeast = 0;  ///< For GroupKind::cardinality.
  std::size_t atMost = 0;
  bool mandatory = false;
  bool abstract = false;  ///< A name for a group, nothing that exists.
  bool hidden = false;    ///< Follows from the others.
  /// One of a group of its parent that stands among the constraints, because the parent has several
  /// groups (its `children` are `all` then).
  bool grouped = false;
};

struct Setting {
  std::string key{};
  std::string name{};
  SettingKind kind = SettingKind::boolean;
  SettingOwner owner = SettingOwner::unknown;
  std::vector<SettingOption> options{};  ///< In order; for a boolean: off, on.
  std::vector<SettingDefault> defaults{};
  bool declared = false;  ///< False: known only because a guard mentions it.
  std::string help{};
  std::string group{};  ///< The heading it stands under.
  std::string role{};   ///< `kill`, `rollout`, `consent`; usually empty.
  /// The option that shares least, or `low` or `high` for levels and numbers; empty if not said.
  std::string protective{};
  std::vector<std::string> claims{};  ///< Keys of the flows that it tells people it controls.
  std::string claimText{};
  SettingId parent{};                     ///< Counts only while the parent is on; or see `feature`.
  std::optional<FeaturePlace> feature{};  ///< Set if it comes from a feature model.
  std::string unit{};                     ///< For a number: `days`.
  std::int64_t minimum = 0;               ///< For a number.
  std::int64_t maximum = 0;
  std::vector<std::int64_t> breaks{};  ///< For a number: where further bands begin.
  std::vector<Control> controls{};
  std::vector<Prompt> prompts{};
  /// Whatever else the file says of it, kept as it stands.
  std::vector<std::pair<std::string, std::string>> notes{};
  Location where{};
};

/// A place in the product where settings are shown.
struct Screen {
  std::string key{};
  std::string name{};
  std::string parent{};  ///< Another screen's key; empty for the first.
  int steps = 1;         ///< From the parent.
  Location where{};
};

/// What holds in every valid configuration.
struct Constraint {
  enum class Kind { requires_, excludes, implies, rule };
  enum class Effect {
    none,
    shows,  ///< Tells the person about the other setting.
    sets,   ///< The product changes the other setting by itself.
  };
  Kind kind = Kind::rule;
  Effect effect = Effect::none;
  Guard premise{};     ///< Always, for a rule.
  Guard conclusion{};  ///< For `excludes`: the negation of the other.
  std::string because{};
  std::string since{};
  Location where{};
};

std::string_view constraintKindName(Constraint::Kind kind);

/// Ties a flow of another diagram to settings; several with one reference are alternatives.
struct FlowBinding {
  std::string flow{};  ///< A flow's key, or a name of its own where no diagram has such a flow.
  Guard guard{};
  std::string risk{};
  std::string purpose{};
  std::string data{};
  FlowId bound{};  ///< The flow that it was found to mean; invalid if none.
  Location where{};
};

/// What happens to the choices of people who are already there.
struct MigrationStep {
  enum class Kind { move, keep, reset, rename, split, merge, drop };
  Kind kind = Kind::move;
  Guard from{};                       ///< For move: which configurations.
  Guard to{};                         ///< For move: what they become.
  Guard when{};                       ///< In which contexts.
  std::vector<std::string> before{};  ///< Settings' keys before,
  std::vector<std::string> after{};   ///< and after.
  std::string notice{};
  Location where{};
};

struct Migration {
  std::string from{};
  std::string to{};
  std::vector<MigrationStep> steps{};
  Location where{};
};

/// The name, or the key if it has none.
std::string titleOf(const Setting& setting);
std::string titleOf(const SettingOption& option);

/// For each option of the setting, whether `option op value` holds. For a number the value is an
/// integer and a band counts if all of it satisfies the comparison. Nothing if the value is no
/// option (or no number), or if the options have no order and the comparison asks for one.
/// `true` and `false` stand for `on` and `off`.
std::optional<std::vector<bool>> optionsThat(const Setting& setting, Comparison comparison,
                                             std::string_view value);

}  // namespace dyetrace
