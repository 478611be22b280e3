// What the items of a model say of their neighbours.

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "analysis/compare/product_items.h"

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

class ModelArcs {
 public:
  ModelArcs(const Product& product, const ProductItems& items, const std::vector<ItemId>& partners)
      : product_(product), items_(items), partners_(partners) {}

  /// Tables of which nothing is left are not even looked at.
  std::vector<MatchArc> make() {
    using enum ItemFamily;
    if (areLeft({node, zone})) joinNodes();
    if (areLeft({step, node})) joinSteps();
    if (areLeft({flow, node})) joinFlows();
    if (areLeft({sequence, step})) joinSequences();
    joinSettings();
    joinConstraints();
    return std::move(arcs_);
  }

 private:
  template <class Index>
  ItemId item(ItemFamily family, Index index) const {
    return items_.item(family, index);
  }
  bool areLeft(std::initializer_list<ItemFamily> families) const {
    return std::any_of(families.begin(), families.end(), [&](ItemFamily family) {
      const auto first = partners_.begin() +
                         static_cast<std::ptrdiff_t>(items_.item(family, std::size_t{0}).index());
      const auto end = first + static_cast<std::ptrdiff_t>(items_.sizeOf(family));
      return std::any_of(first, end, [](ItemId partner) { return !partner.valid(); });
    });
  }
  bool isLeft(ItemId item) const { return !partners_[item.index()].valid(); }

  void join(ItemId from, ItemId to, ArcRole role) {
    if (from.valid() && to.valid() && (isLeft(from) || isLeft(to)))
      arcs_.push_back({from, to, role});
  }

  void joinNodes() {
    for (const NodeId id : product_.nodes.ids()) {
      const Node& node = product_.nodes[id];
      const ItemId own = item(ItemFamily::node, id);
      join(own, item(ItemFamily::node, node.parent), kInside);
      for (const ZoneId group : node.groups) join(own, item(ItemFamily::zone, group), kGrouped);
    }
  }

  void joinSteps() {
    for (const StepId id : product_.steps.ids()) {
      const Step& step = product_.steps[id];
      const ItemId own = item(ItemFamily::step, id);
      join(own, item(ItemFamily::node, step.node), kActs);
      join(own, item(ItemFamily::step, step.parent), kInside);
    }
  }

  void joinFlows() {
    for (const FlowId id : product_.flows.ids()) {
      const Flow& flow = product_.flows[id];
      joinEnds(item(ItemFamily::flow, id), item(ItemFamily::node, flow.from),
               item(ItemFamily::node, flow.to), kHands);
    }
  }

  void joinSequences() {
    for (std::size_t i = 0; i < product_.sequences.size(); ++i) {
      const Sequence& sequence = product_.sequences[i];
      joinEnds(item(ItemFamily::sequence, i), item(ItemFamily::step, sequence.from),
               item(ItemFamily::step, sequence.to), kNext);
    }
  }

  void joinEnds(ItemId own, ItemId from, ItemId to, ArcRole between) {
    join(own, from, kFrom);
    join(own, to, kTo);
    join(from, to, between);
  }

  void joinSettings() {
    for (const SettingId id : product_.settings.ids()) {
      join(item(ItemFamily::setting, id), item(ItemFamily::setting, product_.settings[id].parent),
           kAbove);
    }
  }

  void joinConstraints() {
    for (std::size_t i = 0; i < product_.constraints.size(); ++i) {
      const ItemId own = item(ItemFamily::constraint, i);
      joinChoices(own, product_.constraints[i].premise, kPremise);
      joinChoices(own, product_.constraints[i].conclusion, kConclusion);
    }
  }

  void joinChoices(ItemId constraint, const Guard& guard, ArcRole role) {
    for (const Choice& choice : choicesOf(guard)) {
      join(constraint, item(ItemFamily::setting, product_.settingNamed(choice.setting)), role);
    }
  }

  const Product& product_;
  const ProductItems& items_;
  const std::vector<ItemId>& partners_;
  std::vector<MatchArc> arcs_;
};

}  // namespace

std::vector<MatchArc> arcsOf(const Product& product, const ProductItems& items,
                             const std::vector<ItemId>& partners) {
  return ModelArcs(product, items, partners).make();
}

}  // namespace dyetrace
