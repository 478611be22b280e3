#include "analysis/remedies/change.h"

#include <array>

#include "analysis/rules/settings/settings_support.h"
#include "analysis/settings/promises.h"

namespace dyetrace {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

/// By the order of the alternatives of ModelChange.
constexpr std::array<RemedyKind, std::variant_size_v<ModelChange>> kKinds{
    RemedyKind::protect,     RemedyKind::protect,
    RemedyKind::eraseInTime, RemedyKind::changeDefault,
    RemedyKind::guard,       RemedyKind::newSwitch,
    RemedyKind::coarsen,     RemedyKind::drop,
    RemedyKind::moveRegion,  RemedyKind::cut};

constexpr int kToAnonymous = 2;

std::string nodeWords(const Product& product, NodeId node) {
  return quoted(titleOf(product.nodes[node]));
}

/// `precise location only in pseudonymous form`, `only coarse location instead of precise
/// location`.
std::string coarserWords(const Product& product, const CoarsenLabel& change) {
  const Label& from = product.labels[change.from];
  const std::string form(formName(change.to.form));
  if (change.to.category == from.category)
    return titleOf(product, change.from) + " only in " + form + " form";
  const std::string to = product.taxonomy[change.to.category].title;
  return "only " + to + (change.to.form == from.form ? "" : " (" + form + ")") + " instead of " +
         titleOf(product, change.from);
}

std::string zoneOrNode(const Product& product, const MoveRegion& move) {
  return move.zone.valid() ? quoted(titleOf(product.zones[move.zone]))
                           : nodeWords(product, move.node);
}

std::string startWords(const Product& product, const ChangeDefault& change) {
  const Setting& setting = product.settings[change.setting];
  return quotedTitle(product, change.setting) + " " + titleOf(setting.options[change.option]);
}

}  // namespace

RemedyKind kindOf(const ModelChange& change) {
  return kKinds[change.index()];
}

std::string_view remedyKindName(RemedyKind kind) {
  constexpr std::array<std::string_view, 9> names{
      "protect", "erase", "default", "guard", "new switch", "coarsen", "drop", "move", "cut"};
  return names[static_cast<std::size_t>(kind)];
}

int baseCost(const ModelChange& change) {
  constexpr std::array<int, 9> costs{2, 2, 2, 3, 5, 4, 6, 8, 8};
  const int base = costs[static_cast<std::size_t>(kindOf(change))];
  const auto* coarsen = std::get_if<CoarsenLabel>(&change);
  const bool anonymous = coarsen != nullptr && coarsen->to.form == Form::anonymous;
  return anonymous ? base + kToAnonymous : base;
}

std::string sentenceOf(const Product& product, const ModelChange& change) {
  const Overloaded words{
      [&](const ProtectFlow& it) {
        return "Encrypt the flow " + flowWords(product, it.flow) + " in transit.";
      },
      [&](const ProtectPlace& it) {
        return "Encrypt what " + nodeWords(product, it.place) + " keeps.";
      },
      [&](const EraseInTime& it) {
        return "Let " + nodeWords(product, it.place) + " erase what it keeps after a stated term.";
      },
      [&](const ChangeDefault& it) {
        return "Start everybody with " + startWords(product, it) + ".";
      },
      [&](const GuardBySetting& it) {
        return "Let the setting " + quotedTitle(product, it.setting) + " close the flow " +
               flowWords(product, it.flow) + ".";
      },
      [&](const GuardByNewSwitch& it) {
        return "Give people a switch, off at first, for the flow " + flowWords(product, it.flow) +
               ".";
      },
      [&](const CoarsenLabel& it) {
        return "Let " + nodeWords(product, it.node) + " pass on " + coarserWords(product, it) + ".";
      },
      [&](const DropLabel& it) {
        return "Let " + nodeWords(product, it.node) + " pass on no " + titleOf(product, it.label) +
               ".";
      },
      [&](const MoveRegion& it) {
        return "Move " + zoneOrNode(product, it) + " to " + it.region + ".";
      },
      [&](const CutFlow& it) { return "Cut the flow " + flowWords(product, it.flow) + "."; }};
  return std::visit(words, change);
}

std::string elementOf(const Product& product, const ModelChange& change) {
  const Overloaded key{
      [&](const ProtectPlace& it) { return product.nodes[it.place].key; },
      [&](const EraseInTime& it) { return product.nodes[it.place].key; },
      [&](const ChangeDefault& it) { return Text(product.settings[it.setting].key); },
      [&](const CoarsenLabel& it) { return product.nodes[it.node].key; },
      [&](const DropLabel& it) { return product.nodes[it.node].key; },
      [&](const MoveRegion& it) {
        return it.zone.valid() ? product.zones[it.zone].key : product.nodes[it.node].key;
      },
      [&](const auto& it) { return product.flows[it.flow].key; }};
  return std::visit(key, change);
}

Location whereOf(const Product& product, const ModelChange& change) {
  const Overloaded where{
      [&](const ProtectPlace& it) { return product.nodes[it.place].where; },
      [&](const EraseInTime& it) { return product.nodes[it.place].where; },
      [&](const ChangeDefault& it) { return product.settings[it.setting].where; },
      [&](const CoarsenLabel& it) { return product.nodes[it.node].where; },
      [&](const DropLabel& it) { return product.nodes[it.node].where; },
      [&](const MoveRegion& it) {
        return it.zone.valid() ? product.zones[it.zone].where : product.nodes[it.node].where;
      },
      [&](const auto& it) { return product.flows[it.flow].where; }};
  return std::visit(where, change);
}

}  // namespace dyetrace
