#pragma once

// Changes to a design: what a remedy is made of.
//
// A change names what it is made at by the ids of the product it was proposed for. Its cost is a
// base by kind, and one more for each node that loses data by it (docs/remedies.md has the table).
//
//   const ModelChange change = DropLabel{features, addressBook};
//   sentenceOf(product, change);   // Let "Build match features" pass on no address book.

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "model/product.h"

namespace dyetrace {

/// Data moves over the flow, or lies at the place, only encrypted.
struct ProtectFlow {
  FlowId flow{};
  auto operator<=>(const ProtectFlow&) const = default;
};
struct ProtectPlace {
  NodeId place{};
  auto operator<=>(const ProtectPlace&) const = default;
};
/// What lies at the place is erased after a term.
struct EraseInTime {
  NodeId place{};
  auto operator<=>(const EraseInTime&) const = default;
};
/// Everybody starts with the option.
struct ChangeDefault {
  SettingId setting{};
  std::size_t option = 0;
  auto operator<=>(const ChangeDefault&) const = default;
};
/// The flow is closed while the setting protects.
struct GuardBySetting {
  FlowId flow{};
  SettingId setting{};
  auto operator<=>(const GuardBySetting&) const = default;
};
/// The flow is closed until the person turns on a switch that is new; one switch for all such flows
/// of a remedy.
struct GuardByNewSwitch {
  FlowId flow{};
  auto operator<=>(const GuardByNewSwitch&) const = default;
};
/// What is `from` at the node, or a kind of it in that form, leaves as `to`.
struct CoarsenLabel {
  NodeId node{};
  LabelId from{};
  Label to{};
  auto operator<=>(const CoarsenLabel&) const = default;
};
/// The label, and what it covers in that form, does not leave the node.
struct DropLabel {
  NodeId node{};
  LabelId label{};
  auto operator<=>(const DropLabel&) const = default;
};
/// A node, or a zone with all in it that states nothing nearer, stands in another region.
struct MoveRegion {
  NodeId node{};  ///< Exactly one of the two is valid.
  ZoneId zone{};
  std::string region{};
  auto operator<=>(const MoveRegion&) const = default;
};
struct CutFlow {
  FlowId flow{};
  auto operator<=>(const CutFlow&) const = default;
};

using ModelChange =
    std::variant<ProtectFlow, ProtectPlace, EraseInTime, ChangeDefault, GuardBySetting,
                 GuardByNewSwitch, CoarsenLabel, DropLabel, MoveRegion, CutFlow>;

/// Two remedies are different in kind if no change of one is of a kind of the other.
enum class RemedyKind {
  protect,
  eraseInTime,
  changeDefault,
  guard,
  newSwitch,
  coarsen,
  drop,
  moveRegion,
  cut,
};

RemedyKind kindOf(const ModelChange& change);
/// `protect`, `erase`, `default`, `guard`, `new switch`, `coarsen`, `drop`, `move`, `cut`.
std::string_view remedyKindName(RemedyKind kind);

/// What a change of that kind costs before anything is lost by it.
int baseCost(const ModelChange& change);
/// More nodes that lose data do not make a change any dearer.
inline constexpr int kMostLossCost = 5;

/// In the imperative, with a full stop.
std::string sentenceOf(const Product& product, const ModelChange& change);
/// The key and the place of what it is made at.
std::string elementOf(const Product& product, const ModelChange& change);
Location whereOf(const Product& product, const ModelChange& change);

}  // namespace dyetrace
