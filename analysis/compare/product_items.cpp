#include "analysis/compare/product_items.h"

#include <utility>

namespace dyetrace {
namespace {

enum ArcRole : std::uint32_t {
  kInside,   ///< A part of an activity.
  kGrouped,  ///< In a drawn group.
  kFrom,     ///< A flow's source.
  kTo,
  kHands,  ///< A node to which another hands data.
  kActs,   ///< The node at a step.
  kNext,   ///< The step after.
  kPremise,
  kConclusion,
  kAbove,  ///< The setting that another counts under.
};

class Items {
 public:
  explicit Items(const Product& product) : product_(product) {
    const std::array<std::size_t, kItemFamilies> sizes = {
        product.zones.size(),       product.nodes.size(),     product.steps.size(),
        product.flows.size(),       product.sequences.size(), product.settings.size(),
        product.constraints.size(), product.screens.size(),   product.labels.size(),
        product.marks.size()};
    for (std::size_t family = 0; family < kItemFamilies; ++family) {
      made_.first[family + 1] = made_.first[family] + sizes[family];
    }
    made_.side.items.reserve(made_.first.back());
    made_.arcs.reserve(4 * made_.first.back());
  }

  ProductItems make() {
    addZones();
    addNodes();
    addSteps();
    addFlows();
    addSequences();
    addSettings();
    addConstraints();
    addScreens();
    addWords();
    return std::move(made_);
  }

 private:
  template <class IdType>
  ItemId item(ItemFamily family, IdType id) const {
    return id.valid() ? made_.item(family, id.index()) : ItemId();
  }

  void arc(ItemId from, ItemId to, ArcRole role) {
    if (from.valid() && to.valid()) made_.arcs.push_back({from, to, role});
  }

  ItemId add(ItemFamily family, std::uint32_t kind, std::string_view key, std::string_view name,
             ItemId owner = {}) {
    MatchItem made;
    made.key = key;
    made.name = name;
    made.family = static_cast<std::uint32_t>(family);
    made.kind = kind;
    made.owner = owner;
    made.edge = family == ItemFamily::flow || family == ItemFamily::sequence;
    return made_.side.items.add(made);
  }

  void addZones() {
    for (const Zone& zone : product_.zones) {
      add(ItemFamily::zone, static_cast<std::uint32_t>(zone.kind), zone.key, zone.name,
          item(ItemFamily::zone, zone.parent));
    }
  }

  void addNodes() {
    for (const Node& node : product_.nodes) {
      const ItemId made = add(ItemFamily::node, static_cast<std::uint32_t>(node.kind), node.key,
                              node.name, item(ItemFamily::zone, node.zone));
      arc(made, item(ItemFamily::node, node.parent), kInside);
      for (const ZoneId group : node.groups) arc(made, item(ItemFamily::zone, group), kGrouped);
    }
  }

  void addSteps() {
    for (const Step& step : product_.steps) {
      const ItemId made = add(ItemFamily::step, static_cast<std::uint32_t>(step.kind), step.key,
                              step.name, item(ItemFamily::zone, step.process));
      arc(made, item(ItemFamily::node, step.node), kActs);
      arc(made, item(ItemFamily::step, step.parent), kInside);
    }
  }

  void addFlows() {
    for (const Flow& flow : product_.flows) {
      const ItemId made =
          add(ItemFamily::flow, static_cast<std::uint32_t>(flow.kind), flow.key, flow.name);
      arc(made, item(ItemFamily::node, flow.from), kFrom);
      arc(made, item(ItemFamily::node, flow.to), kTo);
      arc(item(ItemFamily::node, flow.from), item(ItemFamily::node, flow.to), kHands);
    }
  }

  void addSequences() {
    for (const Sequence& sequence : product_.sequences) {
      const ItemId made = add(ItemFamily::sequence, static_cast<std::uint32_t>(sequence.kind),
                              sequence.key, sequence.name);
      arc(made, item(ItemFamily::step, sequence.from), kFrom);
      arc(made, item(ItemFamily::step, sequence.to), kTo);
      arc(item(ItemFamily::step, sequence.from), item(ItemFamily::step, sequence.to), kNext);
    }
  }

  void addSettings() {
    for (const Setting& setting : product_.settings) {
      const ItemId made = add(ItemFamily::setting, static_cast<std::uint32_t>(setting.kind),
                              setting.key, setting.name);
      arc(made, item(ItemFamily::setting, setting.parent), kAbove);
    }
  }

  void addConstraints() {
    for (const Constraint& constraint : product_.constraints) {
      const std::string_view text =
          made_.side.keep(toString(constraint.premise) + " -> " + toString(constraint.conclusion));
      const ItemId made =
          add(ItemFamily::constraint, static_cast<std::uint32_t>(constraint.kind), {}, text);
      joinSettings(made, constraint.premise, kPremise);
      joinSettings(made, constraint.conclusion, kConclusion);
    }
  }

  void joinSettings(ItemId constraint, const Guard& guard, ArcRole role) {
    for (const Choice& choice : choicesOf(guard)) {
      arc(constraint, item(ItemFamily::setting, product_.settingNamed(choice.setting)), role);
    }
  }

  void addScreens() {
    for (const Screen& screen : product_.screens) {
      add(ItemFamily::screen, 0, screen.key, screen.name);
    }
  }

  void addWords() {
    for (const LabelId label : product_.labels.ids()) {
      add(ItemFamily::label, 0, made_.side.keep(keyOf(product_, label)), {});
    }
    for (const std::string& mark : product_.marks) add(ItemFamily::mark, 0, mark, {});
  }

  const Product& product_;
  ProductItems made_;
};

}  // namespace

ProductItems itemsOf(const Product& product) {
  return Items(product).make();
}

}  // namespace dyetrace
