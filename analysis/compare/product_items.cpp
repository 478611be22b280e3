#include "analysis/compare/product_items.h"

#include <utility>

namespace dyetrace {
namespace {

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
  void add(ItemFamily family, std::uint32_t kind, std::string_view key, std::string_view name,
           ItemId owner = {}) {
    MatchItem made;
    made.key = key;
    made.name = name;
    made.family = static_cast<std::uint32_t>(family);
    made.kind = kind;
    made.owner = owner;
    made.edge = family == ItemFamily::flow || family == ItemFamily::sequence;
    made_.side.items.add(made);
  }

  void addZones() {
    for (const Zone& zone : product_.zones) {
      add(ItemFamily::zone, static_cast<std::uint32_t>(zone.kind), zone.key, zone.name,
          made_.item(ItemFamily::zone, zone.parent));
    }
  }

  void addNodes() {
    for (const Node& node : product_.nodes) {
      add(ItemFamily::node, static_cast<std::uint32_t>(node.kind), node.key, node.name,
          made_.item(ItemFamily::zone, node.zone));
    }
  }

  void addSteps() {
    for (const Step& step : product_.steps) {
      add(ItemFamily::step, static_cast<std::uint32_t>(step.kind), step.key, step.name,
          made_.item(ItemFamily::zone, step.process));
    }
  }

  void addFlows() {
    for (const Flow& flow : product_.flows) {
      add(ItemFamily::flow, static_cast<std::uint32_t>(flow.kind), flow.key, flow.name);
    }
  }

  void addSequences() {
    for (const Sequence& sequence : product_.sequences) {
      add(ItemFamily::sequence, static_cast<std::uint32_t>(sequence.kind), sequence.key,
          sequence.name);
    }
  }

  void addSettings() {
    for (const Setting& setting : product_.settings) {
      add(ItemFamily::setting, static_cast<std::uint32_t>(setting.kind), setting.key, setting.name);
    }
  }

  void addConstraints() {
    for (const Constraint& constraint : product_.constraints) {
      const std::string_view text =
          made_.side.keep(toString(constraint.premise) + " -> " + toString(constraint.conclusion));
      add(ItemFamily::constraint, static_cast<std::uint32_t>(constraint.kind), {}, text);
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
